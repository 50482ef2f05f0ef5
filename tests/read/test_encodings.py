"""Bytes to characters: what was written is what is read, or an issue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.reading import items, split

from callup.read.encodings import UndecodableError, decode

PROSE = "Служба по контракту: единовременная выплата 195 000 рублей — «сразу»."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_russian_prose_is_read_in_each_encoding(encoding: str) -> None:
    assert decode(PROSE.encode(encoding)) == PROSE


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866"])
@pytest.mark.parametrize("text", ["Повестка", "ВЫПЛАТА", "ПРИЁМ НА СЛУЖБУ", "Звоните нам завтра"])
def test_short_texts_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_western_quotes_and_accents() -> None:
    text = "“Quoted” — it’s at the café"
    assert decode(text.encode("cp1252")) == text


def test_what_is_declared_is_believed_only_where_utf8_does_not_fit() -> None:
    assert decode("Да".encode("koi8_r"), "koi8-r") == "Да"
    assert decode("Да".encode(), "windows-1251") == "Да"
    assert decode("Повестка".encode("cp1251"), "no-such-encoding") == "Повестка"
    assert decode("Повестка".encode("cp1251"), "rot13") == "Повестка"


def test_control_characters_keep_the_offsets() -> None:
    assert decode(b"a\x00b\x07c\td\r\n") == "a b c\td\r\n"


@pytest.mark.parametrize("data", [b"\x89abc\x00\x01\x02\xff\xfe" * 30, bytes(range(256)) * 4])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)
    assert split(items(data)) == ([], ["a"])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=100))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text
