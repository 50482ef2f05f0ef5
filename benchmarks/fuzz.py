"""Looks for bytes that break a reader, a container or an extractor, guided by what code they reach.

Usage: python benchmarks/fuzz.py [TARGET] [--seconds N] [--corpus FOLDER]      TARGET: read, gather or extract

Wants atheris (`.venv/bin/python -m pip install -e '.[fuzz]'`). It starts from the examples and the hostile
files of the tests. What it finds (an exception, a wrong quote, more than ten seconds) is printed and kept in
the corpus folder as `crash-...`; mend it and keep the input as a test.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SEEN = datetime(2030, 4, 1, tzinfo=UTC)
SLOW = 10  # seconds for one input
MEMORY = 1_500  # MB


def fuzz_read(data: bytes) -> None:
    """Any bytes as any kind of file: documents and Issues come of them, and nothing else."""
    from callup.model.gathered import Gathered
    from callup.read import FORMATS, read

    if data:
        media_type = FORMATS[data[0] % len(FORMATS)].media_type
        gathered = Gathered(body=data[1:], media_type=media_type, address="a", name="a", seen=SEEN)
        _consider(read(gathered))


def fuzz_gather(data: bytes) -> None:
    """Any bytes as a file of any name: what is gathered of it can be read."""
    from callup.gather import Outside, gather
    from callup.model.gathered import Gathered, Known
    from callup.read import read

    names = ("a.zip", "a.tar", "a.tar.gz", "a.warc", "a.warc.gz", "a.txt.gz", "a", "manifest.csv", "a.json")
    if not data:
        return
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / names[data[0] % len(names)]).write_bytes(data[1:])
        (Path(folder) / "good.txt").write_text("good", encoding="utf-8")
        items = gather([folder], Known(), Outside(stdin=io.BytesIO(), now=SEEN))
        texts = [found for item in items if isinstance(item, Gathered) for found in read(item)]
        _consider(texts)
        assert any(getattr(found, "text", "") == "good" for found in texts), "a neighbour was lost"


def fuzz_extract(data: bytes) -> None:
    """Any text: every record stands on words of the text."""
    from callup.extract import extract
    from callup.model import Document
    from callup.read.sentences import sentence_borders

    text = data.decode("utf-8", "replace")
    language: Any = ("ru", "en", "uk", None)[len(text) % 4]
    document = Document(
        id="d",
        source=None,
        locator="",
        text=text,
        language=language,
        sentences=tuple(sentence_borders(text, language)),
    )
    campaign, scanner = _campaign()
    records, _ = extract(document, scanner.scan(document), campaign)
    for record in records:
        assert record.evidence, "a record without evidence"
        for span in (record.anchor, *record.evidence):
            assert text[span.start : span.end] == span.quote, "a quote that does not stand there"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "read": fuzz_read,
    "gather": fuzz_gather,
    "extract": fuzz_extract,
}


def seeds(folder: Path) -> None:
    """Write what the search starts from."""
    from tests.hostile.containers import containers, office_files
    from tests.hostile.texts import exports, pages, tables, texts

    paths = [path for path in (ROOT / "examples").rglob("*") if path.is_file()]
    bodies = [path.read_bytes() for path in paths]
    cases = [case for make in (texts, tables, exports, pages, containers, office_files) for case in make()]
    bodies += [case.body for case in cases if isinstance(case.body, bytes)]
    for number, body in enumerate(body for body in bodies if len(body) < 50_000):
        for first in range(0, 18, 3):
            (folder / f"seed-{number}-{first}").write_bytes(bytes([first]) + body)


@cache
def _campaign() -> tuple[Any, Any]:
    from callup.campaign import load_campaign
    from callup.scan import Scanner

    campaign = load_campaign("russia")
    return campaign, Scanner(campaign)


def _consider(found: Any) -> None:
    """Look at everything that is read: its borders, and whether it can be written down."""
    from callup.model import Document, encode

    for item in found:
        encode(item)
        if isinstance(item, Document):
            for start, end in item.sentences:
                assert 0 <= start <= end <= len(item.text), "a sentence beyond its text"


def main() -> int:
    """Search for so many seconds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=sorted(TARGETS), nargs="?")
    parser.add_argument("--seconds", type=int, default=1_200)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    try:
        import atheris  # type: ignore[import-not-found]
    except ImportError:
        print("fuzz: atheris is not installed: .venv/bin/python -m pip install -e '.[fuzz]'")
        return 0
    if options.target is None:
        each = [sys.executable, __file__, "--seconds", str(options.seconds)]
        return max(abs(subprocess.run([*each, name], check=False).returncode) for name in sorted(TARGETS))
    corpus = options.corpus or Path(tempfile.mkdtemp(prefix="callup-fuzz-"))
    corpus.mkdir(parents=True, exist_ok=True)
    seeds(corpus)
    with atheris.instrument_imports(include=["callup"]):
        import callup.extract
        import callup.gather
        import callup.read  # noqa: F401
    print(f"fuzz: {options.target}, corpus in {corpus}", file=sys.stderr)
    limits = [f"-max_total_time={options.seconds}", f"-timeout={SLOW}", f"-rss_limit_mb={MEMORY}"]
    arguments = [sys.argv[0], *limits, "-max_len=60000", f"-artifact_prefix={corpus}/", str(corpus)]
    atheris.Setup(arguments, TARGETS[options.target])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
