"""The courts and the figures of the brief, with sums that are checked."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from callup.model import Case, Figure
from callup.publish.clear import Cleared
from callup.publish.line import Line, line_of, terse, together
from callup.publish.shelf import Shelf
from callup.publish.wording import Wording

_ARTICLE = re.compile(r"(?i)(?:\bст\.?|стать\w{1,3}|\bart\.?|articles?|§)\s?\d{3}")
_NEAR = 60  # characters within which an article is a count's own
_COURT_WORDS = frozenset({"cases", "verdicts", "suspended_sentences", "convicted", "defendants"})


class Funnel(msgspec.Struct, frozen=True):
    """Case cards by article: rows of article, received, decided, with text; then what the sums say."""

    rows: tuple[tuple[str, ...], ...]
    check: str
    outcomes: str


def case_funnel(shelf: Shelf) -> Funnel | None:
    """The cards of the period by article, with the check of their sum; None where there are none.

    What only an appeal tells of is left out: it is counted apart.
    """
    every = [c.record for c in shelf.of_period() if isinstance(c.record, Case)]
    cases = [case for case in every if case.stage != "appeal"]
    if not cases:
        return None
    wording = shelf.wording
    articles = sorted({article.split(".")[0] for case in cases for article in case.articles})
    rows = [(article, *_counts([c for c in cases if _under(c, article)])) for article in articles]
    rows.append((wording.say("all_articles"), *_counts(cases)))
    parts = sum(1 for article in articles for case in cases if _under(case, article))
    difference = len(cases) - parts
    label = "sum_cards" if difference else "sum_equal"
    check = wording.say(label, parts=parts, whole=len(cases), difference=difference)
    outcomes = Counter(case.outcome for case in cases if _is_decided(case))
    named = ", ".join(f"{wording.name('outcome_names', o)} {n}" for o, n in sorted(outcomes.items()))
    return Funnel(tuple(rows), check, wording.say("outcomes", outcomes=named) if named else "")


def case_lines(shelf: Shelf) -> list[Line]:
    """A line for each card."""
    return [
        terse(line_of(_case_text(cleared.record, shelf.wording), cleared, shelf.wording))
        for cleared in shelf.of_period()
        if isinstance(cleared.record, Case)
    ]


def court_figures(shelf: Shelf) -> list[Line]:
    """Counts of cases and verdicts that sources publish."""
    return [figure_line(shelf, c) for c in _figures(shelf) if _is_of_courts(c)]


def other_figures(shelf: Shelf) -> list[Line]:
    """All other counts, shares and rates of the period; those whose subject the vocabulary knows first."""
    others = [c for c in _figures(shelf) if not _is_of_courts(c)]
    return [figure_line(shelf, c) for c in sorted(others, key=lambda c: _term(c) is None)]


def printed_sums(shelf: Shelf) -> list[Line]:
    """Counts that a document gives by article, added up and set beside the whole that it gives."""
    by_document: dict[str, list[Cleared]] = {}
    for cleared in _figures(shelf):
        if _is_of_courts(cleared):
            by_document.setdefault(cleared.record.document, []).append(cleared)
    lines = []
    for _, group in sorted(by_document.items()):
        line = _sum_check(shelf, group)
        if line is not None:
            lines.append(line)
    return lines


def figure_line(shelf: Shelf, cleared: Cleared) -> Line:
    """A figure with its denominator, share and period."""
    figure, wording = cleared.record, shelf.wording
    if not isinstance(figure, Figure):
        raise TypeError("a figure is wanted")
    return terse(line_of(_figure_text(figure, wording), cleared, wording))


def _figure_text(figure: Figure, wording: Wording) -> str:
    parts = [wording.quantity(figure.value)] if figure.value is not None else []
    if figure.share is not None and figure.value is None:
        number = figure.share.max if figure.share.max is not None else figure.share.min
        exact = figure.share.as_written or (str(number) if number is not None else "")
        parts.append(exact)
    if figure.of is not None:
        parts = [wording.say("of", value=" ".join(parts), whole=wording.quantity(figure.of))]
    parts.append(figure.what.as_written)
    if figure.per:
        parts.append(wording.name("pers", figure.per))
    where = f"{wording.place(figure.place)}: " if figure.place is not None else ""
    when = wording.time(figure.as_of)
    return where + " ".join(part for part in parts if part) + (f" ({when})" if when else "")


def _figures(shelf: Shelf) -> list[Cleared]:
    return [c for c in shelf.of_period() if isinstance(c.record, Figure)]


def _is_of_courts(cleared: Cleared) -> bool:
    record = cleared.record
    return isinstance(record, Figure) and record.what.term in _COURT_WORDS


def _sum_check(shelf: Shelf, group: list[Cleared]) -> Line | None:
    """The largest exact count of a document's cases against those that it gives by article."""
    exact = [(c, value) for c in group if (value := _exact(c)) is not None]
    parts = [(c, value) for c, value in exact if _of_article(c) and _term(c) == "cases"]
    wholes = [(c, value) for c, value in exact if not _of_article(c) and _term(c) == "cases"]
    if len(parts) < 2 or not wholes:
        return None
    whole = max(wholes, key=lambda pair: pair[1])
    values = [value for _, value in dict.fromkeys((c.record.anchor, value) for c, value in parts)]
    total = sum(values)
    label = "sum_printed_equal" if total == whole[1] else "sum_printed"
    listed = " + ".join(str(value) for value in values)
    text = shelf.wording.say(label, whole=whole[1], parts=listed, sum=total, difference=whole[1] - total)
    line = line_of(text, whole[0], shelf.wording)
    return together(line, [figure_line(shelf, c) for c, _ in parts], len(parts))


def _exact(cleared: Cleared) -> int | None:
    record = cleared.record
    value = record.value if isinstance(record, Figure) else None
    if value is None or value.min is None or value.min != value.max or value.min % 1:
        return None
    return int(value.min)


def _of_article(cleared: Cleared) -> bool:
    """Whether a count is of one article: by its own words, or by its sentence where that has one count."""
    record = cleared.record
    own = record.what.as_written if isinstance(record, Figure) else ""
    start, end = record.anchor.start, record.anchor.end
    near = [
        span.quote[max(0, start - span.start - _NEAR) : max(0, end - span.start) + _NEAR]
        for span in record.evidence
    ]
    return any(_ARTICLE.search(text) for text in (own, *near))


def _term(cleared: Cleared) -> str | None:
    return cleared.record.what.term if isinstance(cleared.record, Figure) else None


def _under(case: Case, article: str) -> bool:
    return any(known.split(".")[0] == article for known in case.articles)


def _is_decided(case: Case) -> bool:
    return case.stage == "decided" or case.decided is not None


def _counts(cases: list[Case]) -> tuple[str, str, str]:
    decided = sum(1 for case in cases if _is_decided(case))
    with_text = sum(1 for case in cases if case.text_published)
    return str(len(cases)), str(decided), str(with_text)


def _case_text(case: object, wording: Wording) -> str:
    if not isinstance(case, Case):
        return ""
    outcome = wording.name("outcome_names", case.outcome) if _is_decided(case) else ""
    if case.term_months is not None:
        outcome += f", {wording.say('term_months', count=case.term_months)}"
    text = wording.say(
        "case_line",
        court=case.court or wording.say("unknown"),
        number=case.number or "—",
        articles=", ".join(case.articles) or "—",
        stage=wording.name("stages", case.stage) if case.stage else "",
        outcome=outcome,
    )
    return text.rstrip("; ")
