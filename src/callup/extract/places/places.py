"""Which of the names that the scan hit are places, and of which of their namesakes.

A hit is only a form of the campaign's table. Here it is read with its neighbours: an adjective needs
a region's word ("Самарской и Новосибирской областях"), a doubtful name needs support (a preposition,
"г.", its own region near by), and streets, newspapers, persons and distances are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from callup.campaign import Campaign
from callup.extract.found import FoundPlace
from callup.extract.places.name_veto import PersonNames, Recogniser, load_recogniser
from callup.extract.places.place_hits import Hit, Regions, listed_after, named_regions, read_hits
from callup.extract.places.place_words import (
    ADJECTIVAL,
    COUNTRY_AS_PLACE,
    DISTRICT,
    ENDS_IN_REGION,
    INITIAL,
    INSTRUMENTAL,
    ITS_NOUN,
    LOCATES,
    LOCATES_REGION,
    NAMED_AFTER,
    NAMES_A_TOWN,
    OF_ANOTHER_THING,
    REGION_AFTER_EN,
    REGION_AFTER_RU,
    REGIONS_OF_COUNTRY,
    REPUBLIC_OF,
    STATE_SPEAKS,
    STREET,
    TABLED,
    TITLED,
)
from callup.model.campaign import PlaceForm, PlaceRow
from callup.scan import Scan
from callup.values import Place, Span, cut

_NEAR = 250  # characters in which a town's own region holds up its name
_ADJECTIVAL_NAME = re.compile(r"(?:[сц]к(?:ий|ого|ому|им)|н(?:ий|его|ему|им))$")
_HARD_ADJECTIVE = re.compile(r"(?:ый|ого|ому|ым)$")
# A word that looks like no verb: "Белого дома", and not "из Мирного сообщили".
_NO_VERB = re.compile(
    r"\s(?!для\s|под\s|при\s|уже\s|еще\s|или\s|также\s)[а-яё]{3,20}(?<![лтья])(?<!л[аои])(?!\w)"
)
_ITS_WORD = re.compile(r"\s(?!в\s|на\s|и\s|с\s|по\s|из\s|не\s)[а-яё]{4}")
_TWO_WORDS = re.compile(r"[«\"“„][^\W\d_]{3,}\s$")  # «Эхо Москвы»
_QUOTES = frozenset('«»"“”„')


def find_places(
    text: str,
    scan: Scan,
    campaign: Campaign,
    recogniser: Callable[[], Recogniser | None] = load_recogniser,
) -> Iterator[FoundPlace]:
    """The places that a text names, in its order, none inside another.

    In a list of regions each adjective is a place; the last one's span reaches over the noun. The recogniser
    is asked for where a name is in doubt.
    """
    hits = read_hits(scan)
    persons = PersonNames(scan, recogniser)
    regions = named_regions(hits)
    reach = 0
    for hit, following in zip(hits, [*hits[1:], None], strict=False):
        form = _meaning(hit, regions, campaign) if hit.start >= reach else None
        if form is None or (following and _lies_elsewhere(form, hit, following)):
            continue
        if form.ambiguous and form.kind in ("noun", "abbreviation"):
            held = (
                regions.near(form.code, hit.start, _NEAR)
                or listed_after(scan, reach, hit.start)
                or (following is not None and _begins_list(scan, hit, following))
            )
            touched = reach == hit.start - 1 or (following is not None and _touches_region(hit, following))
            row = campaign.places[form.code, form.municipality]
            if not _supported(hit, row, held=held, touched=touched):
                continue
        if persons.hold(hit, form):
            continue
        reach = _end_with_region(hit, form)
        yield _found(cut(text, hit.start, reach), form, campaign)


def _found(span: Span, form: PlaceForm, campaign: Campaign) -> FoundPlace:
    row = campaign.places[form.code, form.municipality]
    place = Place(
        code=row.code,
        municipality=row.municipality,
        name=row.name_en,
        as_written=span.quote,
        status=row.status,
    )
    home = row.code.partition("-")[0] == campaign.head.country or row.status is not None
    return FoundPlace(span, place, home)


def _meaning(hit: Hit, regions: Regions, campaign: Campaign) -> PlaceForm | None:
    """The one place that a hit can mean, support not asked; None where one cannot tell which."""
    if adjective := _adjective(hit, campaign):
        return adjective
    for form in hit.of("demonym"):
        if (
            _of_subject(form)
            and (form.municipality is None or len(hit.of("demonym")) == 1)
            and (form.language == "ru" or hit.written[0].isupper())
        ):
            return form
    names = [form for form in hit.of("noun", "abbreviation") if _written_as_name(hit, form)]
    if not names or _of_another_thing(hit):
        return None
    meant = _namesake(hit, names, regions)
    if meant is None or meant.municipality is not None:
        return meant
    if not _of_subject(meant):
        return meant if _country_as_place(hit, meant) else None
    return None if STATE_SPEAKS.match(hit.after) and " " not in hit.written else meant


def _of_subject(form: PlaceForm) -> bool:
    return "-" in form.code


def _adjective(hit: Hit, campaign: Campaign) -> PlaceForm | None:
    """The place that an adjective means: with a region's word the region, with officials a city first."""
    forms = [form for form in hit.of("adjective") if _of_subject(form)]
    if hit.head == "region":
        whole = [form for form in forms if form.municipality is None]
        return max(whole, key=lambda form: _is_region(form, campaign), default=None)
    if hit.head == "officials":
        sure = [form for form in forms if not form.ambiguous]
        return min(sure, key=lambda form: _is_region(form, campaign) and form.language == "ru", default=None)
    return None


def _is_region(form: PlaceForm, campaign: Campaign) -> bool:
    """Whether a subject's own name says that it is a region, and not a city."""
    row = campaign.places.get((form.code, None))
    return row is not None and ENDS_IN_REGION.search(row.name_ru.lower()) is not None


def _written_as_name(hit: Hit, form: PlaceForm) -> bool:
    """Whether a hit is written as a name is: with capitals, as a region's full name, or all in lower case."""
    capitals = sum(letter.isupper() for letter in hit.written)
    if form.kind == "abbreviation":
        return capitals >= (2 if form.ambiguous else 1)
    if capitals and (hit.written[0].isupper() or " of " in hit.written or REPUBLIC_OF.match(hit.written)):
        return True
    if " " in hit.written and (hit.full_region or DISTRICT.search(hit.written.lower())):
        return True
    return hit.lower and not form.ambiguous and LOCATES.search(hit.before) is not None


def _of_another_thing(hit: Hit) -> bool:
    """Whether a name is a street's, a newspaper's, a ship's, or what a distance is measured from."""
    quoted = hit.before[-1:] in _QUOTES and hit.after[:1] in _QUOTES and hit.before and hit.after
    ends_quote = hit.after[:1] in _QUOTES and bool(hit.after)
    titled = ends_quote and (TITLED.search(hit.before) or _TWO_WORDS.search(hit.before))
    return bool(quoted or titled or NAMED_AFTER.search(hit.before) or OF_ANOTHER_THING.match(hit.after))


def _namesake(hit: Hit, names: list[PlaceForm], regions: Regions) -> PlaceForm | None:
    """The one of several namesakes whose region is named nearest; else the one that is much larger."""
    largest = names[0]
    if len({form.code for form in names}) == 1:
        return largest
    near = [
        (distance, index)
        for index, form in enumerate(names)
        if (distance := regions.distance(form.code, hit.start)) is not None
        and (largest.ambiguous or distance < _NEAR)
    ]
    if near:
        return names[min(near)[1]]
    return None if largest.ambiguous else largest


def _lies_elsewhere(form: PlaceForm, hit: Hit, following: Hit) -> bool:
    """Whether the words right after a town put it into another region: a namesake we do not know."""
    if form.municipality is None or not _touches_region(hit, following):
        return False
    return all(other.code != form.code for other in following.of("noun"))


def _touches_region(hit: Hit, following: Hit) -> bool:
    """Whether a region's full name comes right after a name: "в Мирном Архангельской области"."""
    gap = hit.after[: following.start - hit.end]
    return following.full_region and gap in (" ", "\xa0", " (")


def _country_as_place(hit: Hit, form: PlaceForm) -> bool:
    """Whether a country is where something happens, and not whose ministry or army it is."""
    if hit.after.startswith(("'s", "’s")):
        return REGIONS_OF_COUNTRY.match(hit.after) is not None
    if COUNTRY_AS_PLACE.search(hit.before):
        return True
    if STATE_SPEAKS.match(hit.after):
        return False
    if form.language == "en":
        return not hit.before.endswith(" of ")
    return form.kind == "noun" and not hit.written.endswith("ии")


def _supported(hit: Hit, row: PlaceRow, *, held: bool, touched: bool) -> bool:
    """Whether a doubtful name is held up by the words round it, and is no part of a person's name."""
    if hit.written.lower().endswith(("ском", "цком")) and not row.name_ru.endswith("ий"):
        return INSTRUMENTAL.search(hit.before) is not None and hit.head is None
    if NAMES_A_TOWN.search(hit.before) or hit.after.startswith("-based") or hit.before.endswith("#"):
        return True
    if _is_adjective(hit):
        return False
    if INITIAL.search(hit.before) or STREET.search(hit.before) or (not touched and _part_of_name(hit)):
        return False
    if (
        hit.written.lower().endswith(ADJECTIVAL)
        and (hit.initials[1] or "A").islower()
        and ITS_NOUN.match(hit.after)
    ):
        return False
    located = LOCATES_REGION if row.municipality is None else LOCATES
    return held or located.search(hit.before) is not None or TABLED.match(hit.after) is not None


def _is_adjective(hit: Hit) -> bool:
    """Whether a town's name that is an adjective belongs to the word behind it: "Советского района"."""
    written = hit.written.lower()
    if _ADJECTIVAL_NAME.search(written):
        return _ITS_WORD.match(hit.after) is not None
    return _HARD_ADJECTIVE.search(written) is not None and _NO_VERB.match(hit.after) is not None


def _begins_list(scan: Scan, hit: Hit, following: Hit) -> bool:
    """Whether a name is the first of a list of places, the next of which is beyond doubt."""
    certain = following.written[0].isupper() and not any(form.ambiguous for form in following.forms)
    return certain and listed_after(scan, hit.end, following.start)


def _part_of_name(hit: Hit) -> bool:
    """Whether a word with a capital stands right before a name, or right after it."""
    ahead, behind = hit.initials
    if ahead and ahead.isupper() and not LOCATES.search(hit.before):
        return True
    return behind is not None and behind.isupper()


def _end_with_region(hit: Hit, form: PlaceForm) -> int:
    """The end of a place: that of "области" where it stands right after the adjective."""
    if form.kind != "adjective":
        return hit.end
    match = REGION_AFTER_RU.match(hit.after) or REGION_AFTER_EN.match(hit.after)
    return hit.end + match.end() if match else hit.end
