"""Containers that lie are refused before any library opens them."""

from __future__ import annotations

import io
import zipfile

import pytest

from callup.read.office.zipped import ContainerError, checked_container


def packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return file.getvalue()


def fault(data: bytes) -> str:
    with pytest.raises(ContainerError) as raised:
        checked_container(data)
    return str(raised.value)


def test_an_honest_container_is_opened() -> None:
    container = checked_container(packed({"a.xml": b"<a/>", "b": b"x" * 100_000}))
    assert container.read("a.xml") == b"<a/>"


def test_a_bomb_is_refused() -> None:
    assert (
        fault(packed({"bomb": b"\0" * 30_000_000})) == "member bomb unpacks to more than 200 times its size"
    )


def test_a_directory_that_lies_of_the_size_is_refused() -> None:
    data = packed({"a": b"x" * 5_000})
    told = (5_000).to_bytes(4, "little")
    at = data.rindex(told)
    lying = data[:at] + (10).to_bytes(4, "little") + data[at + 4 :]
    assert fault(lying) == "member a is not of the size the directory tells"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_entities_are_refused_in_any_place(encoding: str) -> None:
    content = (" " * 300_000 + "<!ENTITY a 'b'>").encode(encoding)
    assert fault(packed({"x.xml": content})) == "member x.xml declares a document type or entities"


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(packed({"a": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert fault(bytes(data)) == "member a is encrypted"


def test_too_many_members_are_refused() -> None:
    assert fault(packed({str(n): b"" for n in range(5_001)})) == "more than 5,000 members"


def test_a_container_that_is_cut_off_is_refused() -> None:
    assert fault(packed({"a": b"x" * 100})[:-30]) == "it is cut off, or no office file at all"
