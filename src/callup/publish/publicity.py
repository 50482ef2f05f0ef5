"""Whose name may be published: who speaks in public stays, everybody else is masked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from callup.publish import role_words as roles
from callup.publish.mask import Mask
from callup.publish.namebook import Namebook, Word, alike, fold, stem_of
from callup.publish.persons import Mention, find_mentions, words_of

Standing = Literal["public", "private", "unsaid"]
_WINDOW = 5
_SENTENCE = frozenset(".!?…;")
_TITLES = frozenset(("г-н", "г-на", "г-ну", "г-жа", "г-жи", "г-же", "гр", "mr", "mrs", "ms", "miss"))


class PrivateNames(msgspec.Struct, frozen=True):
    """Masks over the names, and the stems of the surnames that they hide."""

    masks: tuple[Mask, ...]
    hidden: frozenset[str]


def find_private_names(
    text: str, book: Namebook, voices: Iterable[str] = (), hidden: frozenset[str] = frozenset()
) -> PrivateNames:
    """The names of private persons; `voices` are names in a public role, `hidden` surnames to mask anyway.

    A person is private everywhere in the text if so anywhere, and public only if so somewhere.
    """
    words = words_of(text)
    mentions = list(_with_commas(words, [*find_mentions(words, book)], book))
    mentions = sorted([*mentions, *_after_private_words(words, mentions, book)], key=lambda m: m.first)
    spoken = tuple(tuple(stem_of(fold(part.strip(".,"))) for part in name.split()) for name in voices)
    standings = [_standing(words, mentions, index, (book, spoken)) for index in range(len(mentions))]
    judged = list(zip(mentions, standings, strict=True))
    private = hidden | _surnames(judged, "private", book)
    public = _surnames(judged, "public", book)
    masks: list[Mask] = []
    surnames = set(hidden)
    for mention, standing in judged:
        own = _own_stems(mention, book, words)
        spoken_for = standing == "public" or (standing == "unsaid" and bool(own) and own <= public)
        alone = standing != "private" and _is_place_alone(mention, words, book)
        if alone or (spoken_for and not own & private):
            continue
        surnames |= own
        masks.append(_over(text, words, mention))
    masks += _same_surname(words, surnames, book)
    return PrivateNames(tuple(masks), frozenset(surnames))


def _over(text: str, words: list[Word], mention: Mention) -> Mask:
    """The mask over a mention, with the dot of an initial that ends it."""
    last = words[mention.last]
    dotted = last.end - last.start == 1 and text.startswith(".", last.end)
    return Mask(words[mention.first].start, last.end + dotted, "name")


def _is_place_alone(mention: Mention, words: list[Word], book: Namebook) -> bool:
    """A given name alone that is a town's too, or that is a common word at a sentence's beginning."""
    word = words[mention.first]
    if mention.first != mention.last:
        return False
    return book.is_place(word.folded) or (word.first and word.folded in roles.COMMON_WORDS)


def _standing(
    words: list[Word],
    mentions: Sequence[Mention],
    index: int,
    known: tuple[Namebook, tuple[tuple[str, ...], ...]],
) -> Standing:
    """What the words round a mention, or the records' voices, say of its bearer."""
    mention, (book, spoken) = mentions[index], known
    before = _before(words, mentions[index - 1].last if index else -1, mention.first)
    following = mentions[index + 1].first if index + 1 < len(mentions) else len(words)
    after = _after(words, mention.last, following)
    if _has_private(before) or any(word.folded.startswith(roles.PRIVATE_AFTER) for word in after):
        return "private"
    if book.is_known(mention.stems):
        return "public"
    if any(word.folded.startswith(roles.PUBLIC) for word in before):
        return "public"
    apposed = after[:4] if after and "," in after[0].gap else []
    if _has_private(list(reversed(apposed))):
        return "private"
    if any(word.folded.startswith(roles.PUBLIC) for word in apposed):
        return "public"
    if any(_one_person(mention.stems, name) for name in spoken):
        return "public"
    return "unsaid"


def _before(words: list[Word], border: int, first: int) -> list[Word]:
    """The words before a name, the nearest last, back to the sentence's beginning or another name."""
    at = first
    while at - 1 > border and first - at < _WINDOW and not _parts(words[at].gap):
        at -= 1
    return words[at:first]


def _after(words: list[Word], last: int, border: int) -> list[Word]:
    at = last + 1
    while at < border and at - last <= _WINDOW and not _parts(words[at].gap):
        at += 1
    return words[last + 1 : at]


def _parts(gap: str) -> bool:
    """Whether a gap ends a sentence or is too wide to have words belong together."""
    return "\n\n" in gap or any(char in _SENTENCE for char in gap.replace("...", ""))


def _has_private(near: list[Word]) -> bool:
    """Whether a private word stands near; a weak one counts only next to the name."""
    for distance, word in enumerate(reversed(near)):
        if word.folded.startswith(roles.PRIVATE) and (
            distance == 0 or not word.folded.startswith(roles.WEAK) or word.folded.startswith("мужчин")
        ):
            return True
    return bool(near) and near[-1].folded in _TITLES


def _after_private_words(words: list[Word], mentions: list[Mention], book: Namebook) -> Iterator[Mention]:
    """Capitalised words after "defendant", "рядовой" and the like: a name that no list knows."""
    taken = {index for mention in mentions for index in range(mention.first, mention.last + 1)}
    for at, word in enumerate(words[:-1]):
        if not (word.folded.startswith(roles.PRIVATE) or word.folded in _TITLES) or at in taken:
            continue
        last = at
        while last + 1 < len(words) and last - at < 3 and _continues(words[last + 1], book):
            last += 1
        found = words[at + 1 : last + 1]
        if not found or any(index in taken for index in range(at + 1, last + 1)):
            continue
        if last + 1 < len(words) and words[last + 1].folded.startswith(roles.AFTER_PLACE):
            continue
        if len(found) > 1 or book.is_surname(found[0]) or word.folded in _TITLES:
            yield Mention(at + 1, last, tuple(stem_of(item.folded) for item in found))


def _continues(word: Word, book: Namebook) -> bool:
    gap = word.gap.strip()
    plain = gap == "" or (gap == "." and len(word.gap) <= 2)
    return plain and word.capital and len(word.folded) > 2 and not book.is_common(word.folded)


def _with_commas(words: list[Word], mentions: list[Mention], book: Namebook) -> Iterator[Mention]:
    """A surname that a comma parts from the given name belongs to it: "Фамилия, Имя Отчество"."""
    reach = -1
    for mention in mentions:
        first = mention.first
        before = words[first - 1] if first - 1 > reach else None
        if (
            before is not None
            and words[first].gap.strip() == ","
            and book.is_given(words[first])
            and mention.last > first
            and book.is_patronymic(words[mention.last])
            and book.is_surname(before)
        ):
            first -= 1
        reach = mention.last
        yield Mention(
            first, mention.last, tuple(stem_of(word.folded) for word in words[first : mention.last + 1])
        )


def _own_stems(mention: Mention, book: Namebook, words: list[Word]) -> frozenset[str]:
    """The stems that tell a person apart: the surname, or the given name where it stands alone."""
    inside = words[mention.first : mention.last + 1]
    return frozenset(
        stem_of(word.folded)
        for word in inside
        if len(word.folded) > 2
        and (len(inside) == 1 or not (book.is_given(word) or book.is_patronymic(word)))
    )


def _surnames(judged: Iterable[tuple[Mention, Standing]], wanted: Standing, book: Namebook) -> frozenset[str]:
    return frozenset(
        stem
        for mention, standing in judged
        if standing == wanted
        for stem in mention.stems
        if len(stem) > 2 and not book.is_given_stem(stem)
    )


def _same_surname(words: list[Word], hidden: set[str], book: Namebook) -> Iterator[Mask]:
    """The same surname alone, in whatever case."""
    exact = {stem for stem in hidden if len(stem) > 2}
    starts = {stem[:3] for stem in exact}
    for word in words:
        if not word.capital or word.folded[:3] not in starts or book.is_no_name(word.folded):
            continue
        stem = stem_of(word.folded)
        if any(alike(stem, other) for other in (stem, *_shorter(stem)) if other in exact) or _longer(
            stem, exact
        ):
            yield Mask(word.start, word.end, "name")


def _shorter(stem: str) -> tuple[str, ...]:
    return stem[:-1], stem[:-2]


def _longer(stem: str, exact: set[str]) -> bool:
    return len(stem) > 3 and any(stem + ending in exact for ending in ("а", "ов", "ин", "a", "ov", "in"))


def _one_person(stems: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a mention and a voice's name share a surname and do not differ in the given name."""
    long = [stem for stem in name if len(stem) > 2]
    if not long:
        return False
    shared = [stem for stem in long if any(alike(stem, other) for other in stems)]
    return len(shared) == len(long) or (len(stems) == 1 and bool(shared)) or (len(long) == 1 and bool(shared))
