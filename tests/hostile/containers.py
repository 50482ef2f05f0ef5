"""Hostile containers and office files, made by the tests: bombs, tricks with paths, cut-off files."""

from __future__ import annotations

import gzip
import io
import os
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.case import Case, fifo, late
from tests.hostile.texts import BONUS, LAUGHS

GOOD = BONUS.encode()
CONTENT_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
)


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two members of one name are on purpose
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def info(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, link
    return made


def zeros(size: int) -> bytes:
    """The same as deflating so many zeros, in a fraction of the time."""
    return zlib.compress(bytes(size), 1)


def encrypted_zip() -> bytes:
    """A ZIP whose one member says that it is encrypted."""
    data = bytearray(zipped(("a.txt", GOOD)))
    at = data.index(b"PK\x01\x02") + 8
    data[6] |= 1
    data[at] |= 1
    return bytes(data)


def wrong_sum() -> bytes:
    """A ZIP with a good member and one whose bytes are not what its checksum says."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("good.txt", GOOD)
        archive.writestr("bad.txt", b"as it was")
    return out.getvalue().replace(b"as it was", b"as it Was")


def lying_sizes() -> bytes:
    """A ZIP that says of 200 MB of zeros that they are 10 bytes."""
    data = bytearray(zipped(("good.txt", GOOD), ("a.txt", bytes(200_000_000))))
    central = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    local = struct.unpack("<I", data[central + 42 : central + 46])[0]
    struct.pack_into("<I", data, central + 24, 10)
    struct.pack_into("<I", data, local + 22, 10)
    return bytes(data)


def nested(depth: int) -> bytes:
    data = zipped(("a.txt", GOOD))
    for _ in range(depth):
        data = zipped(("inner.zip", data))
    return data


def many(count: int) -> bytes:
    return zipped(*((f"{n}.png", b"") for n in range(count)))


def containers() -> Iterator[Case]:
    yield Case(
        "bomb.zip",
        late(lambda: zipped(("good.txt", GOOD), ("zeros.txt", bytes(200_000_000)))),
        says="",
        documents=1,
    )
    yield Case("lying.zip", late(lying_sizes), says="", documents=1)
    yield Case("nested.zip", late(lambda: nested(10)), says="")
    yield Case("up.zip", zipped(("../../escaped.txt", GOOD), ("good.txt", GOOD)), says="", documents=1)
    yield Case("absolute.zip", zipped(("/etc/escaped.txt", GOOD), ("good.txt", GOOD)), says="", documents=1)
    yield Case(
        "drive.zip",
        zipped(("C:\\escaped.txt", GOOD), ("..\\escaped.txt", GOOD), ("good.txt", GOOD)),
        says="",
        documents=1,
    )
    yield Case(
        "long-name.zip", zipped(("n" * 10_000 + ".txt", GOOD), ("good.txt", GOOD)), says="", documents=1
    )
    yield Case("encrypted.zip", encrypted_zip(), says="encrypted")
    yield Case("cut-off.zip", zipped(("a.txt", GOOD * 50), ("b.txt", os.urandom(20_000)))[:-9_000], says="")
    yield Case("wrong-sum.zip", wrong_sum(), says="", documents=1)
    yield Case("empty.zip", zipped(), says="")
    yield Case("many.zip", late(lambda: many(20_000)), says="")
    yield Case("not-a.zip", b"PK\x03\x04" + os.urandom(5_000), says="")
    yield Case("two-of-a-name.zip", zipped(("a.txt", GOOD), ("a.txt", GOOD + b" 2")), documents=2, says=None)
    yield Case(
        "link.tar",
        tarred((info("link.txt", tarfile.SYMTYPE, "/etc/passwd"), b""), (info("good.txt"), GOOD)),
        says="",
        documents=1,
        never="root:",
    )
    yield Case(
        "device.tar",
        tarred((info("tape.txt", tarfile.CHRTYPE), b""), (info("good.txt"), GOOD)),
        says="",
        documents=1,
    )
    yield Case(
        "up.tar", tarred((info("../../escaped.txt"), GOOD), (info("good.txt"), GOOD)), says="", documents=1
    )
    yield Case(
        "cut-off.tar",
        late(lambda: tarred((info("good.txt"), GOOD), (info("b.txt"), GOOD * 5_000))[:-90_000]),
        says="",
        documents=None,
    )
    yield Case(
        "bomb.tar.gz",
        late(lambda: tarred((info("good.txt"), GOOD), (info("zeros.txt"), bytes(300_000_000)), mode="w:gz")),
        says="",
        documents=None,
    )
    yield Case(
        "cut-off.tar.gz",
        tarred((info("good.txt"), GOOD), (info("b.txt"), os.urandom(90_000)), mode="w:gz")[:-40_000],
        says="",
        documents=None,
    )
    yield Case("bomb.txt.gz", late(lambda: gzip.compress(bytes(300_000_000), 1)), says="")
    yield Case("cut-off.txt.gz", gzip.compress(GOOD * 1_000)[:-20], says="")
    yield Case("garbage.warc", b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nabc", says="")
    yield Case("cut-off.warc.gz", gzip.compress(WARC)[:-30], says="", documents=None)
    yield Case("lying.warc", WARC.replace(b"Content-Length: ", b"Content-Length: 9"), says="", documents=None)


WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://town.example/a\r\n"
    b"WARC-Date: 2023-03-28T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
)
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>" + GOOD + b"</p>"
WARC = WARC % (len(_ANSWER), _ANSWER)


def sparse(path: Path) -> None:
    """More than any limit on files, and next to nothing on the disk."""
    with path.open("wb") as file:
        file.truncate(65 * 1024**3)


def odd_files() -> Iterator[Case]:
    yield Case("folder.txt", lambda path: path.mkdir(), says=None)
    yield Case("pipe.txt", fifo, says="not a plain file")
    yield Case("broken-link.txt", lambda path: path.symlink_to("nowhere.txt"), says="")
    yield Case("loop.txt", lambda path: path.symlink_to("loop.txt"), says="")
    yield Case(
        "way-out.txt", lambda path: path.symlink_to("/etc/passwd"), says="out of its folder", never="root:"
    )
    yield Case("sparse.txt", sparse, says="larger than")
    yield Case("sparse.json", sparse, says="larger than")
    yield Case(b"caf\xe9.txt".decode("utf-8", "surrogateescape"), GOOD, documents=1)
    yield Case("new\nline.txt", GOOD, documents=1)


def pdf(body: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    return b"%PDF-1.4\n" + body + b"\ntrailer <<" + trailer + b">>\n%%EOF"


def office_files() -> Iterator[Case]:
    word = "word/document.xml"
    laughing = b'<?xml version="1.0"?><!DOCTYPE d [' + LAUGHS + b"]><d>&i;</d>"
    yield Case("cut-off.pdf", pdf(b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj")[:40], says="")
    yield Case("garbage.pdf", b"%PDF-1.7\n" + os.urandom(20_000), says="")
    yield Case(
        "loop.pdf",
        pdf(
            b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Type/Pages/Kids[2 0 R]/Count 1>> endobj"
        ),
        says="",
    )
    yield Case("deep.pdf", pdf(b"1 0 obj " + b"[" * 50_000 + b"]" * 50_000 + b" endobj"), says="")
    yield Case(
        "bomb.pdf",
        late(
            lambda: pdf(
                b"1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
                b"3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>> endobj\n"
                b"4 0 obj <</Filter/FlateDecode/Length %d>> stream\n%s\nendstream endobj"
                % (len(zeros(400_000_000)), zeros(400_000_000))
            )
        ),
        says="",
    )
    yield Case(
        "cut-off.docx", zipped(("[Content_Types].xml", CONTENT_TYPES), (word, GOOD * 900))[:-300], says=""
    )
    yield Case(
        "bomb.docx",
        late(lambda: zipped(("[Content_Types].xml", CONTENT_TYPES), (word, bytes(400_000_000)))),
        says="",
    )
    yield Case(
        "laughs.docx",
        zipped(("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", laughing), (word, laughing)),
        says="",
    )
    yield Case("hollow.docx", zipped(("[Content_Types].xml", CONTENT_TYPES)), says="")
    yield Case(
        "cut-off.xlsx",
        zipped(("[Content_Types].xml", CONTENT_TYPES), ("xl/workbook.xml", GOOD * 900))[:-300],
        says="",
    )
    yield Case(
        "bomb.xlsx",
        late(lambda: zipped(("[Content_Types].xml", CONTENT_TYPES), ("xl/workbook.xml", bytes(400_000_000)))),
        says="",
    )
    yield Case(
        "laughs.ods",
        zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", laughing)),
        says="",
    )
    yield Case("garbage.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(20_000), says="")
    yield Case(
        "laughs.rss",
        b'<?xml version="1.0"?><!DOCTYPE rss ['
        + LAUGHS
        + b"]><rss><channel><item><title>&i;</title></item></channel></rss>",
        says="",
    )
    yield Case(
        "outside.rss",
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>t</title><item><title>&x;</title></item></channel></rss>',
        says="",
        documents=None,
        never="root:",
    )
    yield Case(
        "cut-off.rss",
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>A</title><description>{BONUS}</description></item><item><title>B'.encode(),
        says="",
        documents=None,
    )
    yield Case(
        "script.atom",
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>A</title><content type="html">&lt;script&gt;777&lt;/script&gt;&lt;p&gt;{BONUS}&lt;/p&gt;</content></entry></feed>'.encode(),
        documents=1,
        never="777",
    )
    yield Case("nested.eml", _nested_mail(300), documents=1)
    yield Case(
        "charset.eml",
        f"Subject: a\nContent-Type: text/plain; charset=none-such\nContent-Transfer-Encoding: 8bit\n\n{BONUS}\n".encode(),
        documents=None,
    )
    yield Case(
        "base64.eml",
        b"Subject: a\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!====%%%%\n",
        says="",
        documents=None,
    )
    yield Case("header.eml", late(lambda: b"Subject: " + b"a" * 5_000_000 + b"\n\n" + GOOD), documents=None)
    yield Case(
        "header.mbox",
        late(
            lambda: (
                b"From a@b.example Thu Jan  1 00:00:00 2023\nSubject: " + b"a" * 40_000_000 + b"\n\n" + GOOD
            )
        ),
        says="",
        documents=None,
    )


def _nested_mail(depth: int) -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"Subject: a\n{head}Content-Type: text/plain\n\n{BONUS}\n".encode()
