"""Attributions scored: the tokens of each role, what is said, and who says it.

A token is a run of letters and figures or one sign; it has a role where a span of that role overlaps it. A
marked and a found attribution pair one to one, the best first, where the characters of their contents
(spaces left out) overlap by half or more, intersection over union. "Who" is right where a pair's sources
share a character, strictly where they too overlap by half.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from callup.evaluate.intervals import jackknifed
from callup.evaluate.marked_attributions import MarkedAttribution

Spans = Sequence[tuple[int, int]]

ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_HALF = 0.5
_WHOLE = 0.9
_DOUBLED = ("''", "``", "‘‘", "’’")


class Rate(msgspec.Struct, frozen=True):
    """How many of the found and of the wanted are right."""

    hits: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the found that is right; 0 where nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that was found; 0 where nothing is wanted."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where nothing is right."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class FormScore(msgspec.Struct, frozen=True):
    """What of one form (direct, mixed, indirect) was found: contents, and sources of those that have one."""

    wanted: int
    content: int
    sourced: int
    who: int


class AttributionScore(msgspec.Struct, frozen=True):
    """The scores of a file; `both` are the pairs in which both sides name a source.

    The intervals are of F1, by the jackknife over texts; None where there are too few.
    """

    texts: int
    tokens: int
    roles: dict[str, Rate]
    content: Rate
    who: Rate
    who_strict: Rate
    both: int
    forms: dict[str, FormScore]
    content_interval: tuple[float, float] | None = None
    who_interval: tuple[float, float] | None = None


def score_attributions(
    texts: Iterable[tuple[str, Sequence[MarkedAttribution], Sequence[MarkedAttribution]]],
) -> AttributionScore:
    """The score of found attributions: each text, what is marked in it, and what was found.

    What was found without content counts for the tokens of its other roles alone.
    """
    sums: Counter[tuple[str, str]] = Counter()
    each: list[Counter[tuple[str, str]]] = []
    for text, wanted, found in texts:
        own: Counter[tuple[str, str]] = Counter({("all", "texts"): 1})
        _count_tokens(own, text, (wanted, found))
        _count_pairs(own, text, (wanted, [one for one in found if one.content]))
        each.append(own)
        sums.update(own)
    named = sums["all", "found_sourced"], sums["all", "wanted_sourced"]
    return AttributionScore(
        texts=sums["all", "texts"],
        tokens=sums["all", "tokens"],
        roles={role: Rate(sums[role, "hits"], sums[role, "found"], sums[role, "wanted"]) for role in ROLES},
        content=Rate(sums["all", "pairs"], sums["all", "found"], sums["all", "wanted"]),
        who=Rate(sums["all", "who"], *named),
        who_strict=Rate(sums["all", "who_strict"], *named),
        both=sums["all", "both"],
        forms={
            form: FormScore(
                sums[form, "wanted"], sums[form, "pairs"], sums[form, "wanted_sourced"], sums[form, "who"]
            )
            for form in ("direct", "indirect", "mixed")
            if sums[form, "wanted"]
        },
        content_interval=_interval(each, "pairs", "found", "wanted"),
        who_interval=_interval(each, "who", "found_sourced", "wanted_sourced"),
    )


def _interval(
    each: Sequence[Counter[tuple[str, str]]], hits: str, found: str, wanted: str
) -> tuple[float, float] | None:
    """The 95 % interval of an F1 over texts."""
    counts = [(own["all", hits], own["all", found], own["all", wanted]) for own in each]
    return jackknifed(counts, lambda sums: Rate(sums[0], sums[1], sums[2]).f1)


def _count_tokens(
    sums: Counter[tuple[str, str]],
    text: str,
    both: tuple[Sequence[MarkedAttribution], Sequence[MarkedAttribution]],
) -> None:
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    sums["all", "tokens"] += len(tokens)
    for role in ROLES:
        wanted, found = (
            _covered(text, tokens, [span for one in side for span in getattr(one, role)]) for side in both
        )
        sums[role, "hits"] += len(wanted & found)
        sums[role, "found"] += len(found)
        sums[role, "wanted"] += len(wanted)


def _covered(text: str, tokens: Sequence[tuple[int, int]], spans: Spans) -> set[int]:
    """The tokens, by their numbers, of which a span holds a character."""
    held = characters(text, spans)
    return {at for at, (start, end) in enumerate(tokens) if any(i in held for i in range(start, end))}


def _count_pairs(
    sums: Counter[tuple[str, str]],
    text: str,
    both: tuple[Sequence[MarkedAttribution], Sequence[MarkedAttribution]],
) -> None:
    wanted, found = both
    forms = form_of_each(text, wanted)
    for form, one in zip(forms, wanted, strict=True):
        for key in ("all", form):
            sums[key, "wanted"] += 1
            sums[key, "wanted_sourced"] += bool(one.source)
    sums["all", "found"] += len(found)
    sums["all", "found_sourced"] += sum(bool(one.source) for one in found)
    for g, f in paired(text, wanted, found):
        for key in ("all", forms[g]):
            sums[key, "pairs"] += 1
        marked, named = characters(text, wanted[g].source), characters(text, found[f].source)
        if marked and named:
            shared = len(marked & named)
            sums["all", "both"] += 1
            for key in ("all", forms[g]):
                sums[key, "who"] += bool(shared)
            sums["all", "who_strict"] += shared / len(marked | named) >= _HALF


def characters(text: str, spans: Spans) -> set[int]:
    """The offsets of all characters of some spans that are no spaces."""
    return {at for start, end in spans for at in range(start, min(end, len(text))) if not text[at].isspace()}


def paired(
    text: str, wanted: Sequence[MarkedAttribution], found: Sequence[MarkedAttribution]
) -> Iterator[tuple[int, int]]:
    """The pairs of marked and found attributions, as indexes into both, the best overlap first."""
    marked, given = ([characters(text, one.content) for one in side] for side in (wanted, found))
    owners: defaultdict[int, list[int]] = defaultdict(list)
    for f, held in enumerate(given):
        for at in held:
            owners[at].append(f)
    scored = []
    for g, held in enumerate(marked):
        for f, shared in Counter(f for at in held for f in owners.get(at, ())).items():
            overlap = shared / (len(held) + len(given[f]) - shared)
            if overlap >= _HALF:
                scored.append((-overlap, g, f))
    done_wanted: set[int] = set()
    done_found: set[int] = set()
    for _, g, f in sorted(scored):
        if g not in done_wanted and f not in done_found:
            done_wanted.add(g)
            done_found.add(f)
            yield g, f


def form_of_each(text: str, wanted: Sequence[MarkedAttribution]) -> list[str]:
    """How each content stands in quotation marks: direct (nine tenths of its words), mixed or indirect."""
    mask = _quoted(text)
    return [_form(text, mask, one.content) for one in wanted]


def _form(text: str, mask: bytearray, spans: Spans) -> str:
    words = [
        match.start()
        for start, end in spans
        for match in _TOKEN.finditer(text, start, end)
        if match.group()[0].isalnum()
    ]
    share = sum(mask[at] for at in words) / len(words) if words else 0.0
    return "direct" if share >= _WHOLE else "mixed" if share else "indirect"


def _quoted(text: str) -> bytearray:
    """One for each character inside double quotation marks; what is not closed ends with its line."""
    mask = bytearray(len(text))
    line_start = 0
    for line in text.split("\n"):
        inside = False
        at = 0
        while at < len(line):
            width, opens = _mark(line, at, inside)
            inside = opens if opens is not None else inside
            if inside or opens is False:
                mask[line_start + at : line_start + at + width] = b"\1" * width
            at += width
        line_start += len(line) + 1
    return mask


def _mark(line: str, at: int, inside: bool) -> tuple[int, bool | None]:
    """How wide the sign is, and whether it opens (True), closes (False) or is no mark (None)."""
    if line[at] in "“”":
        return 1, line[at] == "“"
    if line[at] == '"':
        return 1, not inside
    return (2, not inside) if line.startswith(_DOUBLED, at) else (1, None)
