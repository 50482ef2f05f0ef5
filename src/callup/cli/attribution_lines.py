"""Scores of attributions in lines to be read, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from callup.evaluate.attribution_scores import AttributionScore, FormScore, Rate
from callup.evaluate.voice_scores import VoiceScore


def attribution_lines(score: AttributionScore) -> Iterator[str]:
    """The scores, one a line; shares are fractions of 1."""
    yield f"texts                        {score.texts}, {score.tokens} tokens"
    rates = {f"tokens of {role}": rate for role, rate in score.roles.items()}
    rates |= {"content": score.content, "who": score.who, "who, by half the words": score.who_strict}
    ranges = {"content": score.content_interval, "who": score.who_interval}
    for name, rate in rates.items():
        told = f"precision {rate.precision:.3f}, recall {rate.recall:.3f}, F1 {rate.f1:.3f}"
        told += _range(ranges.get(name))
        yield f"{name:29}{told} ({rate.hits} of {rate.found} found, {rate.wanted} marked)"
    right = f"{score.who.hits / max(score.both, 1):.3f} {score.who.hits}/{score.both}"
    yield f"the right speaker, where content is found and both name one  {right}"
    for form, one in score.forms.items():
        yield (
            f"{form:29}recall of content {one.content / one.wanted:.3f}, of who "
            f"{one.who / max(one.sourced, 1):.3f} ({one.wanted} marked)"
        )


def voice_lines(score: VoiceScore) -> Iterator[str]:
    """What is right of the voices and the meaning of claims that are found, one a line."""
    for name, share in score.shares.items():
        value, interval = share.value, share.interval
        if value is not None:
            yield f"{name:29}{value:.3f}{_range(interval)} {share.hits}/{share.total}"


def _range(interval: tuple[float, float] | None) -> str:
    return f" [{interval[0]:.3f}-{interval[1]:.3f}]" if interval else ""


def attribution_json(score: AttributionScore) -> dict[str, object]:
    """The same as one object; shares are per cent with one decimal."""
    wanted = max(1, score.content.wanted)
    return {
        "docs": score.texts,
        "tokens": score.tokens,
        "token": {role: _rate_json(rate) for role, rate in score.roles.items()},
        "content": _rate_json(score.content),
        "who": _rate_json(score.who),
        "who_strict": _rate_json(score.who_strict),
        "src_acc_on_matched": _per_cent(score.who.hits, score.both),
        "by_type": {form: _form_json(one, wanted) for form, one in score.forms.items()},
    }


def _rate_json(rate: Rate) -> dict[str, object]:
    return {
        "P": round(100 * rate.precision, 1),
        "R": round(100 * rate.recall, 1),
        "F1": round(100 * rate.f1, 1),
        "tp": rate.hits,
        "pred": rate.found,
        "gold": rate.wanted,
    }


def _form_json(one: FormScore, wanted: int) -> dict[str, object]:
    return {
        "gold": one.wanted,
        "share": _per_cent(one.wanted, wanted),
        "content_R": _per_cent(one.content, one.wanted),
        "who_R": _per_cent(one.who, one.sourced),
    }


def _per_cent(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)
