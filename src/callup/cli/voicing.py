"""What voices said over time: voices."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from callup.cli.options import ArchiveFolder

if TYPE_CHECKING:
    from callup.flow.voice_histories import Saying, VoiceHistory
    from callup.model import AnyRecord, Voice
    from callup.publish import Cleared

_LONGEST = 200


def register(app: typer.Typer) -> None:
    """Put this group's command on the command line."""
    app.command()(voices)


def voices(
    archive: ArchiveFolder,
    name: Annotated[
        str | None, typer.Option("--name", help="Voices so called, in either script.", metavar="WORDS")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option("--about", help="Claims about a practice or benefit, or with words.", metavar="WORDS"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a voice.")] = False,
) -> None:
    """What each voice said over time, with what denies it; private names are masked.

    Example: callup voices my-archive --name Peskov --about data_check_summons
    """
    from callup.flow.voice_histories import voices as voices_of
    from callup.store import open_archive

    nothing = True
    for history in voices_of(open_archive(archive), name, about):
        nothing = False
        if as_json:
            typer.echo(json.dumps(_object(history), ensure_ascii=False))
            continue
        for line in _lines(history):
            typer.echo(line)
    if nothing:
        typer.echo("Nobody is found to have said it; that is not known, and not silence.", err=True)


def _lines(history: VoiceHistory) -> Iterator[str]:
    others = [name for name in history.names if name != history.voice.name]
    also = f"  (also: {', '.join(others)})" if others else ""
    claims = "1 claim" if len(history.said) == 1 else f"{len(history.said)} claims"
    yield f"{_who(history.voice)}{also}  {claims}"
    for saying in history.said:
        yield f"    {_line(saying.claim)}"
        for label, met in (("denies", saying.denies), ("denied by", saying.denied_by)):
            for other, reasons in met:
                who = _who(other.record.voice) if other.record.voice else "no speaker named"
                yield f"        {label}: {who}: {_quote(other)}  {other.record.id}  ({'; '.join(reasons)})"


def _line(cleared: Cleared) -> str:
    from callup.publish import day_of

    record, day = cleared.record, day_of(cleared.record)
    status = "" if record.status == "reported" else f", {record.status}"
    verb = _verb(record)
    chain = " < ".join(_who(one) for one in record.chain)
    told = f"  told on: {chain}" if chain else ""
    where = f"{record.id}  {cleared.origin.source or 'no source named'}"
    return f"{day or 'no date   '}  {verb}{status}: {_quote(cleared)}  {where}{told}"


def _verb(record: AnyRecord) -> str:
    act, stance = getattr(record, "act", "says"), getattr(record, "stance", "asserts")
    return str(stance if act == "says" else act)


def _quote(cleared: Cleared) -> str:
    spans = getattr(cleared.record, "content", ()) or cleared.record.evidence
    words = " ".join(" … ".join(span.quote for span in spans).split())
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + '…'}”"


def _who(voice: Voice) -> str:
    named = ", ".join(dict.fromkeys(p for p in (voice.name, voice.role, voice.organisation) if p))
    how = f" [{voice.class_}]" if voice.class_ != "unknown" else ""
    if voice.naming == "anonymous":
        how += f" (anonymous{f': {voice.reason}' if voice.reason else ''})"
    return f"{named or 'somebody'}{how}"


def _object(history: VoiceHistory) -> dict[str, Any]:
    return {
        "voice": _json(history.voice),
        "names": list(history.names),
        "said": [_said(saying) for saying in history.said],
    }


def _said(saying: Saying) -> dict[str, Any]:
    denies, denied = (
        [{"record": other.record.id, "reasons": list(reasons)} for other, reasons in met]
        for met in (saying.denies, saying.denied_by)
    )
    return {"claim": _json(saying.claim.record), "denies": denies, "denied_by": denied}


def _json(value: object) -> Any:
    from callup.model import encode

    return json.loads(encode(value))
