"""Options that several commands share, and how what is written there becomes a value."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import msgspec
import typer

from callup.errors import UsageError
from callup.model import Source as Publisher
from callup.model.gathered import Known
from callup.model.source import SourceKind as Kind

if TYPE_CHECKING:
    from callup.campaign import Campaign as CampaignFolder

Files = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, archives, addresses on the web, or - for standard input.", metavar="FILE..."
    ),
]
ArchiveFolder = Annotated[Path, typer.Argument(help="The archive's folder.", metavar="ARCHIVE")]
Campaign = Annotated[
    str, typer.Option("--campaign", help="A shipped campaign's name, or a campaign's folder.")
]
Published = Annotated[
    str | None,
    typer.Option("--published", help="The day it was published, as 2023-03-28.", metavar="DATE"),
]
Source = Annotated[str | None, typer.Option("--source", help="Who published it.")]
SourceKind = Annotated[
    str | None,
    typer.Option(
        "--source-kind",
        help="state, municipal, school, library, media, rights_group, court, helpline, job_board or private.",
    ),
]
Place = Annotated[
    str | None,
    typer.Option("--place", help="The publisher's own place, by ISO 3166-2 code.", metavar="CODE"),
]
Url = Annotated[str | None, typer.Option("--url", help="The address it was published at.")]


Mapping = Annotated[
    str | None,
    typer.Option(
        "--mapping",
        help="What the columns of a table of offers, court cards or counts hold: a YAML file, "
        "or the name of a mapping that the campaign ships (sudrfscraper).",
        metavar="FILE",
    ),
]


def with_mapping(known: Known, file: str | None, campaign: CampaignFolder) -> Known:
    """What is known, with the mapping of a file; raises CampaignError where the file is wrong."""
    if file is None:
        return known
    from callup.campaign.mapping_files import load_mapping, mapping_file
    from callup.model.court_mapping import CourtMapping

    mapping = load_mapping(mapping_file(campaign, file))
    if isinstance(mapping, CourtMapping):
        return msgspec.structs.replace(known, court=mapping)
    return msgspec.structs.replace(known, mapping=mapping)


def day(written: str | None, option: str) -> date | None:
    """A day as 2023-03-28; raises UsageError naming the option."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(f"{option} {written}: this is no day. Write it like 2023-03-28.") from error


def known_from(
    published: str | None, source: str | None, kind: str | None, place: str | None, url: str | None
) -> Known:
    """What the options say of the files; raises UsageError where they cannot be understood."""
    return Known(source=_publisher(source, kind, place), url=url, published=day(published, "--published"))


def _publisher(source: str | None, kind: str | None, place: str | None) -> Publisher | None:
    if kind is not None and kind not in get_args(Kind):
        raise UsageError(f"--source-kind {kind}: write one of {', '.join(get_args(Kind))}.")
    if source is None:
        if kind is not None or place is not None:
            raise UsageError("--source-kind and --place tell of a source; name it with --source.")
        return None
    return Publisher(id=source, kind=kind, place=place)  # type: ignore[arg-type]  # kind is checked above
