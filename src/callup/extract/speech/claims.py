"""Claims: every attribution of a document as a record of who says what."""

from __future__ import annotations

from collections.abc import Iterator

from callup.extract.found import Attribution
from callup.extract.reading import Reading
from callup.extract.speech.speaker import CueList
from callup.model import Claim
from callup.model.claim import Stance
from callup.values import Span, cut


def find_claims(reading: Reading) -> Iterator[Claim]:
    """One claim for each attribution; its anchor is the cue, or the source where there is no cue.

    An attribution with neither has no anchor and makes no claim.
    """
    denials = Denials(reading)
    for attribution in reading.attributions:
        anchors = attribution.cue or attribution.source
        if anchors:
            yield _claim(reading, attribution, anchors[0], denials)


class Denials:
    """Where the words of a text deny, whoever says them, and where they do if an official says them."""

    def __init__(self, reading: Reading) -> None:
        cues = list(reading.scan.cues_of("denial_content"))
        self._plain = CueList(cue for cue in cues if cue.id == "denies")
        self._official = CueList(cues)

    def within(self, span: Span, *, official: bool) -> bool:
        """Whether what stands in a span denies."""
        return bool((self._official if official else self._plain).within(span))


def _claim(reading: Reading, attribution: Attribution, anchor: Span, denials: Denials) -> Claim:
    stance = _stance(attribution, denials)
    doubted = not attribution.confirmed and (stance != "denies" or attribution.stance == "denies")
    spans = sorted({*attribution.source, *attribution.cue, *attribution.content})
    return Claim(
        anchor=anchor,
        evidence=tuple(_evidence(reading, spans)),
        source_span=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        form=attribution.form,
        act=attribution.act,
        stance=stance,
        voice=attribution.voice,
        chain=attribution.chain,
        status="unconfirmed" if doubted else "reported",
    )


def _stance(attribution: Attribution, denials: Denials) -> Stance:
    """The stance of the verb; where it only asserts, what is said may still deny ("no wave is planned").

    Somebody who lives through it and says what did not happen tells, and denies nobody.
    """
    voice = attribution.voice
    if attribution.stance not in ("asserts", "explains"):
        return attribution.stance
    if voice is None or voice.class_ == "resident" or voice.naming == "anonymous":
        return attribution.stance
    official = voice.class_ == "official"
    denied = any(denials.within(span, official=official) for span in attribution.content)
    return "denies" if denied else attribution.stance


def _evidence(reading: Reading, spans: list[Span]) -> Iterator[Span]:
    """The sentences over which the spans reach, each widened to hold them whole; none twice."""
    start = end = -1
    for span in spans:
        first = min(reading.sentence_of(span).start, span.start)
        last = max(reading.sentence(reading.sentence_at(span.end - 1)).end, span.end)
        if first > end:
            if end > start:
                yield cut(reading.text, start, end)
            start = first
        end = max(end, last)
    if end > start:
        yield cut(reading.text, start, end)
