"""A small process, started anew, in whose children hostile files are added: so their memory can be measured.

Each line of standard input names a folder to add and a folder for the archive; each line of standard output
says what came of it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import traceback
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from callup.flow.add import Surroundings, add, init
from callup.flow.check import check
from callup.model import Offer, encode
from callup.model.gathered import Known

NOW = datetime(2030, 4, 1, 9, tzinfo=UTC)


def come_of(folder: str, archive_folder: str) -> dict[str, Any]:
    """What comes of adding a folder: counts, words, seconds, and megabytes at the most."""
    archive = init(Path(archive_folder), "russia")
    begin = time.monotonic()
    added = add(archive, [folder], Known(), Surroundings(BytesIO(), NOW, workers=1))
    seconds = time.monotonic() - begin
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    offers = [record for record in archive.records() if isinstance(record, Offer)]
    stored = [encode(thing).decode() for thing in (*archive.documents(), *archive.records())]
    return {
        "documents": added.documents,
        "issues": [f"{issue.where}: {issue.what}" for issue in added.unread],
        "texts": [document.text for document in archive.documents()],
        "offered": [float(offer.amount.max or 0) for offer in offers if offer.amount],
        "stored": stored,
        "faults": list(check(archive)),
        "seconds": seconds,
        "megabytes": max(used) / 1000,
    }


def main() -> None:
    """Serve until standard input ends."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                print(json.dumps(come_of(*json.loads(line))), flush=True)
            except BaseException:
                print(json.dumps({"failed": traceback.format_exc()}), flush=True)
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
