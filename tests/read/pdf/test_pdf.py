"""PDF: pages as text, words whole, and what cannot be read named."""

from __future__ import annotations

import io

import pytest
from pypdf import PageObject
from tests.read.reading import documents, items, split

from callup.model import Issue
from callup.read.pdf.pdf_lines import joined_lines, words_of

PDF = "application/pdf"


def pdf(pages: list[list[str]], password: str | None = None) -> bytes:
    """A PDF of some pages, each of lines in a font that every viewer has."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        shown = "".join(f"({line}) Tj T* " for line in lines)
        content.set_data(f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def whats(data: bytes) -> list[str]:
    return [item.what for item in items(data, PDF) if isinstance(item, Issue)]


def test_pages_are_parted_by_a_blank_line() -> None:
    (document,) = documents(pdf([["Pay is 195,000 roubles."], ["It was less."]]), PDF)
    assert document.text == "Pay is 195,000 roubles.\n\nIt was less."
    assert (document.locator, document.published, document.reader) == ("", None, "pdf/1")


def test_a_scan_has_no_text_layer() -> None:
    assert whats(pdf([[], []])) == ["no text layer; this is a picture of text"]


def test_an_encrypted_file_is_an_issue() -> None:
    assert whats(pdf([["Pay"]], "secret")) == ["it is encrypted"]


def test_a_page_that_cannot_be_read_is_named_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = PageObject.extract_text

    def failing(page: PageObject) -> str:
        text = whole(page)
        if "two" in text:
            raise KeyError(text)
        return text

    monkeypatch.setattr(PageObject, "extract_text", failing)
    texts, where = split(items(pdf([["Page one."], ["Page two."], ["Page three."]]), PDF))
    assert texts == ["Page one.\n\nPage three."]
    assert where == ["a, page 2"]


def test_a_file_that_is_cut_off_is_an_issue() -> None:
    assert whats(pdf([["Page one."]])[:60]) == ["it is cut off or broken"]


def test_words_and_paragraphs_are_whole_again() -> None:
    page = (
        "Единовременная выпла-\nта составит 195 тысяч рублей для тех, кто за-\nключил контракт в марте.\n"
        "Конец.\n\n- пункт"
    )
    joined = joined_lines(page)
    assert joined.startswith(
        "Единовременная выплата составит 195 тысяч рублей для тех, кто заключил контракт"
    )
    assert joined.endswith("\n- пункт")


def test_hyphens_that_belong_to_a_word_stay() -> None:
    assert joined_lines("Санкт-\nПетербург") == "Санкт-Петербург"
    assert joined_lines("18-\n30 лет") == "18-30 лет"
    assert joined_lines("кто-\nто", words_of("Кто-то сказал.")) == "кто-то"
