"""Copies: families of one text are kept up with what is added, and told with who published it when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

import numpy as np

from callup.campaign import load_campaign
from callup.flow.signing import VERSION, signature_rows
from callup.link.copies.copy_signatures import COLUMNS
from callup.link.copies.families import ALONE, Grouped, Signed, gather, group, in_order
from callup.link.copies.families_joined import join
from callup.model import Document
from callup.model.family import Family, Member
from callup.scan import Scanner
from callup.scan.masked import Masker
from callup.store import Archive, Row
from callup.values import make_id

_SIGNED_AT_ONCE = 2_000
_MUCH = 0.5
_FEW = 10_000
"""Where so few documents are there, or so large a share of what was compared is new, all families are found
anew, and the order in which the documents came is nothing."""


def follow(archive: Archive) -> None:
    """Bring the families up to what the archive holds.

    New documents join the families that stand; where much is new, all are found anew, which takes the
    archive's whole memory of signatures: half a gigabyte for a million documents.
    """
    _sign_the_rest(archive)
    last, compared = archive.copies.followed()
    if next(archive.copies.signatures(VERSION, last), None) is None:
        return
    signed = gather(archive.copies.signatures(VERSION))
    fresh = signed.numbers > last
    if len(fresh) <= _FEW or np.count_nonzero(fresh) > _MUCH * compared:
        signed = in_order(signed)
        _keep(archive, signed, (group(signed), np.ones(len(fresh), bool)))
    else:
        standing = _standing(archive, signed)
        grouped = join(signed, standing, fresh)
        _keep(archive, signed, (grouped, grouped.family != standing.family))


def find_anew(archive: Archive) -> None:
    """Find all families anew, as if everything had been added at once."""
    with archive.writing() as writer:
        writer.forget_families()
    follow(archive)


def _standing(archive: Archive, signed: Signed) -> Grouped:
    """The families as they are kept; the first has the number 0 here and 1 in the archive."""
    family = np.full(len(signed.numbers), ALONE)
    members = np.array(list(archive.copies.members()), np.int64).reshape(-1, 2)
    family[np.searchsorted(signed.numbers, members[:, 0])] = members[:, 1] - 1
    kept = list(archive.copies.families())
    cores = np.frombuffer(b"".join(core for _, _, core, _ in kept), np.uint32)
    return Grouped(family, cores.reshape(-1, COLUMNS), np.array([reach for *_, reach in kept]))


def _keep(archive: Archive, signed: Signed, found: tuple[Grouped, np.ndarray]) -> None:
    """Write the families of the texts that are marked, and those families that are not there yet."""
    grouped, marked = found
    is_anew = bool(marked.all())
    inside = marked & (grouped.family != ALONE)
    members: list[Row] = [
        {"document": number, "family": family + 1}
        for number, family in zip(
            signed.numbers[inside].tolist(), grouped.family[inside].tolist(), strict=True
        )
    ]
    known = 0 if is_anew else archive.copies.count()
    origins = _origins(archive, [row for row in members if row["family"] > known])
    families: list[Row] = [
        {
            "number": number,
            "id": make_id("family", id_),
            "minima": grouped.cores[number - 1].tobytes(),
            "reach": float(grouped.reach[number - 1]),
        }
        for number, id_ in sorted(origins.items())
    ]
    with archive.writing() as writer:
        if is_anew:
            writer.forget_families()
        writer.put_families(families, members)
        compared = len(marked) if is_anew else archive.copies.followed()[1]
        writer.put_followed(int(signed.numbers[-1]), compared)


def _origins(archive: Archive, members: list[Row]) -> dict[int, str]:
    """Of each family the id of the document that was published first, by the families' numbers."""
    told = archive.copies.published(row["document"] for row in members)
    first: dict[int, tuple[str, str]] = {}
    for row in members:
        published = told[row["document"]]
        first[row["family"]] = min(first.get(row["family"], published), published)
    return {number: id_ for number, (_, id_) in first.items()}


def _sign_the_rest(archive: Archive) -> None:
    """Sign the documents that another version signed, or none; their families are found anew."""
    unsigned = archive.copies.unsigned(VERSION)
    scanner = masker = None
    while some := list(islice(unsigned, _SIGNED_AT_ONCE)):
        scanner = scanner or Scanner(load_campaign(archive.campaign))
        masker = masker or Masker()
        rows = signature_rows([(document, masker.mask(scanner.scan(document))) for _, document in some])
        with archive.writing() as writer:
            writer.forget_families()
            writer.put_signatures(
                row | {"document": number} for row, (number, _) in zip(rows, some, strict=True)
            )


def families(archive: Archive, fewest_accounts: int = 1) -> Iterator[Family]:
    """The families that so many accounts published, those of the most accounts first."""
    by_family: dict[str, list[Member]] = {}
    for id_, document, seen in archive.copies.met():
        by_family.setdefault(id_, []).append(_member(document, seen))
    found = [_family(id_, members) for id_, members in by_family.items()]
    found.sort(key=lambda one: (-len(one.accounts), -len(one.members), one.origin.day, one.id))
    return (one for one in found if len(one.accounts) >= fewest_accounts)


def family_of(archive: Archive) -> dict[str, str]:
    """The id of the family of each document that is in one, by the document's id."""
    return dict(archive.copies.ids())


def _family(id_: str, members: list[Member]) -> Family:
    return Family(
        id=id_, members=tuple(sorted(members, key=lambda m: (m.day, not m.dated, m.seen, m.document)))
    )


def _member(document: Document, seen: date) -> Member:
    source = document.source
    return Member(
        document=document.id,
        account=source.id if source else document.url or document.id,
        source=source,
        day=document.published or seen,
        seen=seen,
        dated=document.published is not None,
        url=document.url,
    )
