"""Published counts of cases among the figures of an archive: what each is of, and of which articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from callup.campaign import Campaign
from callup.extract.courts.card_articles import articles_of
from callup.extract.courts.count_subjects import articles_of_counts, told_of_count
from callup.link.courts.court_joins import court_key
from callup.measure import CountedTotal
from callup.model import Document, Figure
from callup.model.court_mapping import CaseCount
from callup.scan import Scan, Scanner, fold
from callup.values import Quantity, Span

_SHEET = "court_totals/"
_TERMS: Mapping[str, CaseCount] = {
    "cases": "cases",
    "verdicts": "decided",
    "defendants": "people",
    "published_texts": "published",
}
_PEOPLE = frozenset({"soldiers", "people", "defendants", "mobilised", "conscripts", "convicted"})


def totals_of(figures: Iterable[Figure], campaign: Campaign) -> list[CountedTotal]:
    """The exact counts of cases, of whole publications; other figures are left out."""
    by_document: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.status == "reported":
            by_document.setdefault(figure.document, []).append(figure)
    teller = _Teller(campaign)
    return [total for _, group in sorted(by_document.items()) for total in teller.totals(group)]


class _Teller:
    """Tells what counts are of; the scanner is made when a text is first asked."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._scanner: Scanner | None = None
        self._parts = campaign.court_cards.parts if campaign.court_cards else {}

    def totals(self, group: Sequence[Figure]) -> Iterator[CountedTotal]:
        """The totals of one document."""
        if group[0].extractor.startswith(_SHEET):
            for figure in group:
                yield from self._of_row(figure)
            return
        if not any(figure.what.term in _TERMS for figure in group):
            return
        for sentence in sorted({figure.evidence[0] for figure in group if figure.evidence}):
            inside = [figure for figure in group if figure.evidence and figure.evidence[0] == sentence]
            yield from self._of_sentence(sentence, inside, [figure.anchor for figure in group])

    def _of_row(self, figure: Figure) -> Iterator[CountedTotal]:
        fields = dict(line.split(": ", 1) for line in figure.evidence[0].quote.split("\n") if ": " in line)
        part = fold(fields["part"]) if "part" in fields else None
        articles = articles_of(fold(fields.get("article", "")), part, self._parts)
        value = _exact(figure.value)
        if value is None or len(articles) > 1:
            return
        article = articles[0] if articles else None
        yield CountedTotal(
            what=_TERMS[figure.what.term or "cases"],
            value=value,
            group=figure.source or figure.document,
            record=figure.id,
            article=article,
            court=court_key(fields["court"]) if "court" in fields else None,
            month=fields.get("month"),
            as_of=figure.as_of.to if figure.as_of else None,
            is_part=article is not None and article not in self._parts,
        )

    def _of_sentence(
        self, sentence: Span, figures: Sequence[Figure], anchors: Sequence[Span]
    ) -> Iterator[CountedTotal]:
        articles = articles_of_counts(sentence, anchors, self._parts)
        scan = self._scan(sentence)
        of_cases = any(figure.what.term == "cases" for figure in figures)
        for figure in figures:
            others = [anchor for anchor in anchors if anchor != figure.anchor]
            told = told_of_count(figure.anchor, sentence, scan, others)
            what = _what(figure, told, of_cases)
            article = articles.get(figure.anchor)
            counts: list[tuple[Quantity | None, CaseCount | None]] = [(figure.value, what)]
            counts += [(figure.of, "cases")] if what == "decided" else []
            for value, kind in counts:
                exact = _exact(value)
                if exact is None or kind is None:
                    continue
                yield CountedTotal(
                    what=kind,
                    value=exact,
                    group=figure.document,
                    record=figure.id,
                    article=article,
                    as_of=figure.as_of.to if figure.as_of else figure.published,
                    is_part=article is not None and article not in self._parts,
                )

    def _scan(self, sentence: Span) -> Scan:
        self._scanner = self._scanner or Scanner(self._campaign)
        return self._scanner.scan(Document(id="", source=None, locator="", text=sentence.quote))


def _what(figure: Figure, told: str | None, of_cases: bool) -> CaseCount | None:
    """What a count is of, by its noun and the words round it; None for what the register does not count."""
    term = figure.what.term or ""
    if told == "published" and term in ("cases", "verdicts", "incidents"):
        return "published"
    if term in _PEOPLE:
        return "people" if of_cases else None
    if term not in _TERMS:
        return None
    return "decided" if told == "decided" else _TERMS[term]


def _exact(value: Quantity | None) -> int | None:
    if value is None or value.min is None or value.min != value.max or value.min % 1:
        return None
    return int(value.min)
