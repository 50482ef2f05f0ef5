"""Scores and misses in lines to be read, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from callup.evaluate.intervals import Share
from callup.evaluate.marked import Passage
from callup.evaluate.offer_scores import OfferPair, OfferScore
from callup.evaluate.span_scores import Miss, SpanScore

Paired = tuple[Passage, Sequence[OfferPair]]


def span_lines(score: SpanScore, value: str) -> Iterator[str]:
    """The scores of a finder; `value` says what is right of a value."""
    f1 = "-" if score.f1 is None else f"{score.f1:.3f}{_range(score.f1_interval)}"
    yield f"texts                    {score.texts}"
    yield f"precision, by overlap    {share_cell(score.precision)}"
    yield f"recall, by overlap       {share_cell(score.recall)}"
    yield f"F1, by overlap           {f1}"
    yield f"spans to the letter      {share_cell(score.exact)}"
    if score.value.total:
        yield f"{value:25}{share_cell(score.value)}"


def span_json(score: SpanScore) -> dict[str, object]:
    """The same as one object."""
    shares = {name: share_json(getattr(score, name)) for name in ("precision", "recall", "exact", "value")}
    return {"texts": score.texts, "f1": score.f1, "f1_interval": score.f1_interval, **shares}


def span_misses(score: SpanScore) -> list[dict[str, object]]:
    """What a finder missed or found too much, with the words."""
    return [
        {"kind": miss.kind, "text": miss.doc, "start": miss.start, "words": miss.words}
        for miss in score.misses
    ]


def span_miss_lines(score: SpanScore) -> Iterator[str]:
    """The same in lines."""
    yield from map(miss_line, score.misses)


def miss_line(miss: Miss) -> str:
    """One thing that is wrong, in a line."""
    return f"{miss.kind:9} {miss.doc} {miss.start}: {' '.join(miss.words.split())}"


def offer_lines(whole: OfferScore, parts: Mapping[str, OfferScore]) -> Iterator[str]:
    """The scores of offers: all, and each language and genre."""
    yield f"passages                         {whole.passages}"
    yield "benefit, payer, amount, currency, per and place all right:"
    yield f"  recall                         {share_cell(whole.core_recall)}"
    yield f"  precision                      {share_cell(whole.core_precision)}"
    yield "and the sum before, the change and the dates:"
    yield f"  recall                         {share_cell(whole.full_recall)}"
    yield f"  precision                      {share_cell(whole.full_precision)}"
    yield f"no offer reported where none is  {share_cell(whole.negatives)}"
    yield "of the offers that are found, right in"
    for name, share in whole.fields.items():
        yield f"  {name:31}{share_cell(share)}"
    yield "the first tuple's recall, and silence, by language and genre"
    for name, part in parts.items():
        yield f"  {name:31}{share_cell(part.core_recall)}; {share_cell(part.negatives)}"


def offer_json(score: OfferScore) -> dict[str, object]:
    """The scores of offers as one object."""
    names = ("core_recall", "core_precision", "full_recall", "full_precision", "negatives")
    return {
        "passages": score.passages,
        **{name: share_json(getattr(score, name)) for name in names},
        "fields": {name: share_json(share) for name, share in score.fields.items()},
    }


def offer_misses(paired: Sequence[Paired]) -> list[dict[str, object]]:
    """The pairs that differ, each with its passage, both sides in words and the fields that are wrong."""
    return [
        {
            "kind": _kind(pair),
            "text": passage.id,
            "wanted": _spell(pair.wanted),
            "found": _spell(pair.found),
            "wrong": list(pair.wrong),
        }
        for passage, pairs in paired
        for pair in pairs
        if _kind(pair)
    ]


def offer_miss_lines(paired: Sequence[Paired]) -> Iterator[str]:
    """The same in lines, under each passage's text."""
    for passage, pairs in paired:
        differing = [pair for pair in pairs if _kind(pair)]
        if differing:
            yield f"\n{passage.id} {passage.lang} {passage.published}\n{passage.text}"
        yield from (f"  {_kind(pair):9} {_told(pair)}" for pair in differing)


def _kind(pair: OfferPair) -> str:
    if pair.wanted is None:
        return "too much"
    if pair.found is None:
        return "missed"
    return "wrong" if pair.wrong else ""


def _told(pair: OfferPair) -> str:
    wanted, found = pair.wanted, pair.found
    if wanted is None or found is None:
        return _spell(wanted or found) or ""
    wrong = "; ".join(f"{name} {_plain(found[name])}, not {_plain(wanted[name])}" for name in pair.wrong)
    return f"{_spell(wanted)}: {wrong}"


def _spell(fields: Mapping[str, object] | None) -> str | None:
    if fields is None:
        return None
    shown = ("benefit", "payer", "amount", "per", "place", "status")
    return ", ".join(_plain(fields[name]) for name in shown)


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "/".join("-" if part is None else str(part) for part in value)
    return "-" if value is None else str(value)


def _range(interval: tuple[float, float] | None) -> str:
    return f" [{interval[0]:.3f}-{interval[1]:.3f}]" if interval else ""


def share_cell(share: Share) -> str:
    """A share with its interval and its counts."""
    if share.value is None:
        return "-"
    return f"{share.value:.3f}{_range(share.interval)} {share.hits}/{share.total}"


def share_json(share: Share) -> dict[str, object]:
    """The same as one object."""
    return {"hits": share.hits, "total": share.total, "share": share.value, "interval": share.interval}
