"""Word and OpenDocument texts."""

from __future__ import annotations

from tests.read.office.test_zipped import packed
from tests.read.reading import documents, items, split

from callup.model import Issue

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = "urn:oasis:names:tc:opendocument:xmlns"


def docx(body: str, **members: str) -> bytes:
    document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    others = {f"word/{name}.xml": content.encode() for name, content in members.items()}
    return packed({"word/document.xml": document.encode(), **others})


def odt(body: str) -> bytes:
    spaces = f'xmlns:text="{_O}:text:1.0" xmlns:table="{_O}:table:1.0" xmlns:office="{_O}:office:1.0"'
    return packed({"content.xml": f"<office:text {spaces}>{body}</office:text>".encode()})


def par(text: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_and_tables_in_their_order() -> None:
    row = f"<w:tr><w:tc>{par('Село')}</w:tc><w:tc>{par('195 000')}</w:tc></w:tr>"
    (document,) = documents(docx(par("До") + f"<w:tbl>{row}</w:tbl>" + par("После")), DOCX)
    assert (document.text, document.locator) == ("До\nСело | 195 000\nПосле", "")


def test_footnotes_are_read_and_hidden_or_deleted_words_are_not() -> None:
    notes = f"<w:footnotes {_W}>{par('Сноска')}</w:footnotes>"
    body = par("Видно") + par("тайно", "<w:vanish/>") + f"<w:p><w:del>{par('вычеркнуто')}</w:del></w:p>"
    (document,) = documents(docx(body, footnotes=notes), DOCX)
    assert document.text == "Видно\nСноска"


def test_a_file_written_by_python_docx() -> None:
    import io

    import docx as python_docx

    made = python_docx.Document()
    made.add_paragraph("Pay is 195,000 roubles.")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Selo", "5"
    file = io.BytesIO()
    made.save(file)
    (document,) = documents(file.getvalue(), DOCX)
    assert document.text == "Pay is 195,000 roubles.\nSelo | 5"


def test_an_opendocument_text() -> None:
    cells = "<table:table-cell><text:p>a</text:p></table:table-cell>" * 2
    body = "<text:h>Глава</text:h><text:p>Один<text:s/>два <text:span>три</text:span></text:p>"
    (document,) = documents(odt(f"{body}<table:table-row>{cells}</table:table-row>"), ODT)
    assert document.text == "Глава\nОдин два три\na | a"


def test_broken_and_entity_laden_files_are_issues() -> None:
    found = items(docx("<w:p>"), DOCX)
    assert split(found) == ([], ["a, word/document.xml"])
    bomb = packed({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
    (refused,) = items(bomb, DOCX)
    assert isinstance(refused, Issue)
    assert "document type" in refused.what
    deep = docx("<w:p>" * 50_000)
    assert split(items(deep, DOCX)) == ([], ["a, word/document.xml"])
