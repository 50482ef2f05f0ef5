"""Halves marked passages into those for work and those held out, by the hash of their ids.

python training/split_passages.py DEV HELD_OUT FILE...

A passage goes to the half that the last bit of its id's SHA-256 names, so that passages written later never
move those that were there before. Prints the counts and the SHA-256 of the half held out.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path


def is_for_work(id_: str) -> bool:
    """Whether a passage is for work; the others are held out."""
    return bool(hashlib.sha256(id_.encode()).digest()[-1] % 2)


def main(dev: Path, held_out: Path, files: list[Path]) -> None:
    """Writes both halves in the order of their ids."""
    passages = [
        json.loads(line)
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    passages.sort(key=lambda passage: str(passage["id"]))
    for path, wanted in ((dev, True), (held_out, False)):
        half = [passage for passage in passages if is_for_work(passage["id"]) is wanted]
        lines = [json.dumps(passage, ensure_ascii=False) for passage in half]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        empty = sum(not passage["offers"] for passage in half)
        print(f"{path.name}: {len(half)} passages, {empty} without an offer")
    print(f"sha256 of {held_out.name}: {hashlib.sha256(held_out.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
