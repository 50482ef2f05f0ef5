"""Archives as folders: every member on its own, every trick refused, every neighbour kept."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import resource
import stat
import struct
import tarfile
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callup.gather import Outside, gather
from callup.gather import bounds as limits
from callup.model import Issue
from callup.model.gathered import Gathered, Known

NOW = datetime(2023, 4, 1, 12, tzinfo=UTC)
GOOD = b"The town council met on Monday."


class Found:
    """What was gathered, with the bytes read while they were there."""

    def __init__(self, items: Iterator[object]) -> None:
        self.files: dict[str, bytes] = {}
        self.items: list[Gathered] = []
        self.issues: list[Issue] = []
        self.bodies: list[Path] = []
        for item in items:
            if isinstance(item, Gathered):
                assert item.name not in self.files
                self.files[item.name] = item.data
                self.items.append(item)
                if isinstance(item.body, Path):
                    self.bodies.append(item.body)
            else:
                assert isinstance(item, Issue)
                self.issues.append(item)

    @property
    def short(self) -> dict[str, bytes]:
        return {name.partition("!")[2] or name: data for name, data in self.files.items()}

    def about(self, end: str) -> str:
        (what,) = (issue.what for issue in self.issues if issue.where.endswith(end))
        return what


def found(path: Path, known: Known = Known()) -> Found:  # noqa: B008
    return Found(gather([str(path)], known, Outside(stdin=io.BytesIO(), now=NOW)))


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, data in members:
            archive.writestr(name, data, way)
    return out.getvalue()


def tarred(*members: tuple[str | tarfile.TarInfo, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name) if isinstance(name, str) else name
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


PACKERS = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda *members: tarred(*members, mode="w:gz"),
    "a.tgz": lambda *members: tarred(*members, mode="w:gz"),
    "a.tar.bz2": lambda *members: tarred(*members, mode="w:bz2"),
    "a.tar.xz": lambda *members: tarred(*members, mode="w:xz"),
}
every_packer = pytest.mark.parametrize("name", PACKERS)


@every_packer
def test_members_are_files_of_their_own(tmp_path: Path, name: str) -> None:
    path = put(tmp_path / name, PACKERS[name](("in/b.txt", b"b"), ("page.html", b"<p>x"), ("a.txt", GOOD)))
    got = found(path)
    assert got.short == {"in/b.txt": b"b", "page.html": b"<p>x", "a.txt": GOOD}
    assert [item.address for item in got.items] == [f"{path}!{n}" for n in got.short]
    assert [item.media_type for item in got.items] == ["text/plain", "text/html", "text/plain"]
    assert not got.issues


@every_packer
def test_a_manifest_inside_speaks_for_what_lies_beside_it(tmp_path: Path, name: str) -> None:
    rows = b"path,source,published\na.txt,Gazette,2023-03-13\nlost.txt,Gazette,\nb.txt,Gazette,Monday\n"
    members = ("x/a.txt", GOOD), ("x/b.txt", b"b"), ("x/README.md", b"r"), ("x/manifest.csv", rows)
    path = put(tmp_path / name, PACKERS[name](*members))
    got = found(path)
    sources = {n: i.known.source and i.known.source.id for n, i in zip(got.short, got.items, strict=True)}
    assert sources == {"x/a.txt": "Gazette", "x/b.txt": None}
    assert [(issue.where, "Monday" in issue.what) for issue in got.issues] == [
        (f"{path}!x/manifest.csv, line 4", True),
        (f"{path}!x/manifest.csv, line 3", False),
    ]


@every_packer
def test_a_large_member_is_a_file_while_it_is_looked_at_and_no_longer(tmp_path: Path, name: str) -> None:
    data = os.urandom(limits.HELD + 1)
    got = found(put(tmp_path / name, PACKERS[name](("large.txt", data), ("a.txt", GOOD))))
    assert got.short == {"large.txt": data, "a.txt": GOOD}
    assert len(got.bodies) == 1
    assert not got.bodies[0].exists()


@every_packer
@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ("../../up.txt", "leads out"),
        ("/etc/absolute.txt", "absolute"),
        ("C:/drive.txt", "absolute"),
        ("a\\b.txt", "backslash"),
        ("n" * 10_000 + ".txt", "longer than 1,000"),
    ],
)
def test_tricks_with_paths_are_refused(tmp_path: Path, name: str, bad: str, what: str) -> None:
    path = put(tmp_path / name, PACKERS[name]((bad, b"bad"), ("a.txt", GOOD)))
    before = sorted(tmp_path.rglob("*"))
    got = found(path)
    assert got.short == {"a.txt": GOOD}
    (issue,) = got.issues
    assert what in issue.what
    assert issue.where.startswith(f"{path}!")
    assert len(issue.where) < 1_000
    assert sorted(tmp_path.rglob("*")) == before


@every_packer
def test_an_archive_of_nothing_and_one_of_garbage(tmp_path: Path, name: str) -> None:
    assert "empty" in found(put(tmp_path / name, PACKERS[name]())).issues[0].what
    got = found(put(tmp_path / name, PACKERS[name](("a.txt", GOOD))[:4] + os.urandom(3_000)))
    assert not got.files
    assert got.issues


@every_packer
def test_members_of_one_name_are_all_kept(tmp_path: Path, name: str) -> None:
    with pytest.warns(UserWarning, match="Duplicate name") if name.endswith("zip") else nothing():
        data = PACKERS[name](("a.txt", b"1"), ("a.txt", b"2"), ("./a.txt", b"3"))
    got = found(put(tmp_path / name, data))
    assert got.short == {"a.txt": b"1", "a.txt#2": b"2", "a.txt#3": b"3"}
    assert {item.media_type for item in got.items} == {"text/plain"}
    assert len({item.address for item in got.items}) == 3


def nothing() -> object:
    import contextlib

    return contextlib.nullcontext()


@every_packer
def test_pictures_are_told_of_once(tmp_path: Path, name: str) -> None:
    pictures = [(f"photos/{n}.jpg", b"\xff\xd8\xff") for n in range(5)]
    path = put(tmp_path / name, PACKERS[name](*pictures, ("voice.ogg", b"OggS"), ("a.txt", GOOD)))
    got = found(path)
    assert got.short == {"a.txt": GOOD}
    (issue,) = got.issues
    assert issue.where == str(path)
    assert "6 files were passed over (5 image/jpeg, 1 audio/ogg), the first: photos/0.jpg" in issue.what


@every_packer
def test_a_bomb_is_refused(tmp_path: Path, name: str) -> None:
    path = put(tmp_path / name, PACKERS[name](("a.txt", GOOD), ("zeros.txt", bytes(150_000_000))))
    got = found(path)
    if name == "a.tar":
        assert len(got.files) == 2
    else:
        assert got.short == {"a.txt": GOOD}
        assert any("250 times its size" in issue.what for issue in got.issues)


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_way_of_packing_a_zip(tmp_path: Path, way: int) -> None:
    assert found(put(tmp_path / "a.zip", zipped(("a.txt", GOOD), way=way))).short == {"a.txt": GOOD}


def test_a_zip_with_64_bit_fields_and_one_behind_other_bytes(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(GOOD)
    assert found(put(tmp_path / "a.zip", out.getvalue())).short == {"a.txt": GOOD}
    behind = tmp_path / "b.zip"
    behind.write_bytes(b"PK\3\4" + os.urandom(500) + zipped(("a.txt", GOOD)))
    assert found(behind).short == {"a.txt": GOOD}


def test_an_encrypted_member_a_link_and_a_wrong_sum(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    data = bytearray(
        zipped(("a.txt", GOOD), (link, b"/etc/passwd"), ("sum.txt", b"as it was"), way=zipfile.ZIP_STORED)
    )
    data = data.replace(b"as it was", b"as it Was")
    data[data.index(b"PK\1\2") + 8] |= 1
    got = found(put(tmp_path / "a.zip", bytes(data)))
    assert not got.files
    assert "encrypted" in got.about("!a.txt")
    assert "link" in got.about("!link.txt")
    assert "checksum" in got.about("!sum.txt")


def test_links_and_devices_of_a_tar(tmp_path: Path) -> None:
    kinds = {b"1": "link", b"2": "link", b"3": "device", b"4": "device", b"6": "pipe", b"S": "holes"}
    members = []
    for kind in kinds:
        info = tarfile.TarInfo(f"{kind.decode()}.txt")
        info.type, info.linkname = kind, "/etc/passwd"
        members.append((info, b""))
    members.append((tarfile.TarInfo("a.txt"), GOOD))
    got = found(put(tmp_path / "a.tar", tarred(*members)))
    assert got.short == {"a.txt": GOOD}
    for kind, what in kinds.items():
        assert what in got.about(f"!{kind.decode()}.txt")


def test_a_tar_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    data = tarred(("a.txt", GOOD), ("b.txt", os.urandom(50_000)))
    for kept in (20_000, 1024 + 512, 1024 + 100, 1024):
        got = found(put(tmp_path / "a.tar", data[:kept]))
        assert got.short == {"a.txt": GOOD}
        assert got.issues
    got = found(put(tmp_path / "a.tar.gz", gzip.compress(data)[:20_000]))
    assert got.short == {"a.txt": GOOD}
    assert got.issues


def test_a_zip_that_is_cut_off_says_so(tmp_path: Path) -> None:
    got = found(put(tmp_path / "a.zip", zipped(("a.txt", GOOD))[:-30]))
    assert not got.files
    assert "list of members is missing" in got.issues[0].what


def test_a_header_of_a_tar_that_wants_all_memory(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 3 * 1024**3
    path = tmp_path / "a.tar"
    with path.open("wb") as file:
        file.write(tarred(("a.txt", GOOD))[:1024] + info.tobuf(tarfile.GNU_FORMAT))
        file.truncate(4 * 1024**3)
    got = found(path)
    assert got.short == {"a.txt": GOOD}
    assert "header" in got.issues[0].what


@pytest.mark.parametrize(
    ("ending", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_a_packed_file_is_what_is_in_it(tmp_path: Path, ending: str, pack: object) -> None:
    data = b'{"text": "a"}\n' * 3
    path = put(tmp_path / f"posts.jsonl.{ending}", pack(data))  # type: ignore[operator]
    got = found(path, Known(url="https://town.example/posts"))
    assert got.short == {"posts.jsonl": data}
    assert got.items[0].media_type == "application/x-ndjson"
    assert got.items[0].address == "https://town.example/posts"
    cut = found(put(path, pack(os.urandom(90_000))[:-20_000]))  # type: ignore[operator]
    assert (cut.files, [issue.what for issue in cut.issues]) == ({}, ["it is cut off"])


def test_archives_in_archives_to_the_limit(tmp_path: Path) -> None:
    data = zipped(("a.txt", GOOD))
    for depth in range(1, 6):
        got = found(put(tmp_path / "a.zip", data))
        if depth <= limits.DEEPEST:
            assert got.short == {"inner.zip!" * (depth - 1) + "a.txt": GOOD}
        else:
            assert not got.files
            assert "an archive in 3 others" in got.issues[0].what
        data = zipped(("inner.zip", data))


def test_a_bomb_of_bombs_ends(tmp_path: Path) -> None:
    data = zipped(("zeros.txt", bytes(60_000_000)))
    for _ in range(4):
        data = zipped(*((f"{n}.zip", data) for n in range(16)))
    began = time.monotonic()
    got = found(put(tmp_path / "a.zip", zipped(("a.txt", GOOD), ("b.zip", data))))
    assert GOOD in got.files.values()
    assert got.issues
    assert time.monotonic() - began < 10


def test_many_bombs_under_the_ratio_are_stopped_together(tmp_path: Path) -> None:
    """Entries that all lead to the same bytes: each is small, together they are without end."""
    one = zipped(("a.txt", bytes(60_000_000)))
    at = one.index(b"PK\1\2")
    entry, count = one[at : one.index(b"PK\5\6")], 400
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(entry) * count, at, 0)
    began = time.monotonic()
    got = found(put(tmp_path / "a.zip", one[:at] + entry * count + end))
    assert len(got.files) < 5
    assert "250 times" in got.issues[-1].what
    assert time.monotonic() - began < 10


def test_ten_gigabytes_of_zeros_stay_small(tmp_path: Path) -> None:
    path = tmp_path / "zeros.txt.gz"
    piece = gzip.compress(bytes(2**24))
    path.write_bytes(piece * 640)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    got = found(path)
    assert not got.files
    assert "250 times its size" in got.issues[0].what
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_limits_of_members_and_their_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from callup.gather.archives import containers

    monkeypatch.setattr(containers, "LARGEST_MEMBER", 100)
    monkeypatch.setattr(limits, "MOST_MEMBERS", 3)
    members = ("large.txt", b"x" * 101), ("a.txt", GOOD), ("b.txt", b"b"), ("c.txt", b"c")
    for name, pack in PACKERS.items():
        got = found(put(tmp_path / name, pack(*members)))
        assert got.short == {"a.txt": GOOD, "b.txt": b"b"}
        assert [issue.what for issue in got.issues] == ["larger than 100 bytes", "more than 3 members"]


def test_office_files_are_no_folders(tmp_path: Path) -> None:
    word = zipped(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    sheet = zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>"))
    for name in ("a.docx", "a.zip", "a"):
        (item,) = found(put(tmp_path / name, word)).items
        assert item.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    (item,) = found(put(tmp_path / "b.bin", sheet)).items
    assert item.media_type == "application/vnd.oasis.opendocument.spreadsheet"
    inside = found(put(tmp_path / "c.zip", zipped(("letter.docx", word), way=zipfile.ZIP_STORED)))
    assert list(inside.short) == ["letter.docx"]


def test_names_in_other_encodings_are_kept(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x.txt")
    data = tarred((info, GOOD)).replace(b"x.txt", b"\xe9.txt", 1)
    head = bytearray(data[:512])
    head[148:156] = b"        "
    head[148:156] = b"%06o\0 " % sum(head)
    got = found(put(tmp_path / "a.tar", bytes(head) + data[512:]))
    assert got.short == {"%E9.txt": GOOD}
    assert found(put(tmp_path / "b.zip", zipped(("объявление.txt", GOOD)))).short == {"объявление.txt": GOOD}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_a_hundred_thousand_members(tmp_path: Path, name: str) -> None:
    path = put(tmp_path / name, PACKERS[name](*((f"{n}.txt", b"x") for n in range(100_000))))
    known, outside = Known(), Outside(stdin=io.BytesIO(), now=NOW)
    began = time.monotonic()
    count = sum(isinstance(item, Gathered) for item in gather([str(path)], known, outside))
    assert count == 100_000
    assert time.monotonic() - began < 30


ARCHIVES = {
    name: pack(("a.txt", GOOD * 3), ("x/manifest.csv", b"path,source\nb.txt,G\n"), ("x/b.txt", b"b" * 700))
    for name, pack in PACKERS.items()
}


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(sorted(ARCHIVES)),
    changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6),
    cut=st.integers(0, 10_000),
)
def test_no_damage_escapes(
    tmp_path_factory: pytest.TempPathFactory, name: str, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(ARCHIVES[name])
    for at, value in changes:
        data[at % len(data)] = value
    folder = tmp_path_factory.mktemp("damaged")
    put(folder / name, bytes(data[: len(data) - cut % len(data)] if cut % 3 == 0 else data))
    put(folder / "z.txt", GOOD)
    got = found(folder)
    assert got.files[str(folder / "z.txt")] == GOOD


@settings(max_examples=60, deadline=None)
@given(
    garbage=st.binary(max_size=400),
    start=st.sampled_from([b"PK\3\4", b"PK\5\6", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b""]),
)
def test_no_garbage_escapes(tmp_path_factory: pytest.TempPathFactory, garbage: bytes, start: bytes) -> None:
    folder = tmp_path_factory.mktemp("garbage")
    for name in ("a.zip", "a.tar", "a.gz", "a.warc", "a.warc.gz", "a.xz"):
        put(folder / name, start + garbage)
    put(folder / "z.txt", GOOD)
    assert found(folder).files[str(folder / "z.txt")] == GOOD
