"""Spreadsheets: rows under a header, wherever it stands."""

from __future__ import annotations

from tests.read.office.test_zipped import packed
from tests.read.reading import documents, items

from callup.model import Issue

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"


def _cell(place: str, value: object) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>' if value is not None else ""


def xlsx(*sheets: list[list[object]]) -> bytes:
    members, names, relations = {}, "", ""
    for number, rows in enumerate(sheets, start=1):
        written = "".join(
            f'<row r="{y}">{"".join(_cell(f"{chr(65 + x)}{y}", v) for x, v in enumerate(row))}</row>'
            for y, row in enumerate(rows, start=1)
        )
        sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'
        members[f"xl/worksheets/sheet{number}.xml"] = sheet.encode()
        names += f'<sheet name="S{number}" sheetId="{number}" r:id="r{number}"/>'
        relations += (
            f'<Relationship Id="r{number}" Type="{_REL}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{names}</sheets></workbook>'
    members["xl/workbook.xml"] = book.encode()
    links = f'<Relationships xmlns="{_PACK}/relationships">{relations}</Relationships>'
    members["xl/_rels/workbook.xml.rels"] = links.encode()
    members["[Content_Types].xml"] = f'<Types xmlns="{_PACK}/content-types"/>'.encode()
    main = f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
    members["_rels/.rels"] = f'<Relationships xmlns="{_PACK}/relationships">{main}</Relationships>'.encode()
    return packed(members)


def test_rows_under_a_header_that_a_title_stands_above() -> None:
    found = documents(xlsx([["Выплаты"], ["Регион", "Сумма"], ["Село", 195000], ["Яр", 0.5]], []), XLSX)
    assert [(one.text, one.locator) for one in found] == [
        ("Выплаты", "sheet S1 row 1"),
        ("Регион: Село\nСумма: 195000", "sheet S1 row 3"),
        ("Регион: Яр\nСумма: 0.5", "sheet S1 row 4"),
    ]
    assert found[1].fields == {"Регион": "Село", "Сумма": "195000"}


def test_a_text_column_is_the_text_and_names_may_repeat_or_be_missing() -> None:
    (one,) = documents(xlsx([["text", "url"], ["Слова", "https://x.example"]]), XLSX)
    assert (one.text, one.url, one.fields) == ("Слова", "https://x.example", None)
    (row,) = documents(xlsx([["a", "a", None, "b"], ["1", "2", "3", "4"]]), XLSX)
    assert row.fields == {"a": "1", "a (2)": "2", "column 3": "3", "b": "4"}


def test_a_far_cell_does_not_fill_the_memory() -> None:
    sheet = xlsx([["a", "b"], ["c", "d"]])
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(sheet)) as container:
        members = {name: container.read(name) for name in container.namelist()}
    name = "xl/worksheets/sheet1.xml"
    members[name] = members[name].replace(b'r="B2"', b'r="XFD1048576"')
    (refused,) = items(packed(members), XLSX)
    assert isinstance(refused, Issue)
    assert refused.what == f"member {name} has more than 4,000,000 cells"


ODS = "application/vnd.oasis.opendocument.spreadsheet"


def ods(rows: str) -> bytes:
    o = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = f'xmlns:text="{o}:text:1.0" xmlns:table="{o}:table:1.0" xmlns:office="{o}:office:1.0"'
    body = f'<office:body><office:spreadsheet><table:table table:name="T">{rows}</table:table>'
    content = f"<office:document-content {spaces}>{body}</office:spreadsheet></office:body>"
    manifest = f'<manifest:manifest xmlns:manifest="{o}:manifest:1.0"/>'
    members = {"content.xml": f"{content}</office:document-content>", "META-INF/manifest.xml": manifest}
    return packed({"mimetype": ODS.encode(), **{name: text.encode() for name, text in members.items()}})


def _text(value: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{value}</text:p></table:table-cell>'


def test_an_opendocument_sheet_with_its_days() -> None:
    day = '<table:table-cell office:value-type="date" office:date-value="2023-03-01"/>'
    head = f"<table:table-row>{_text('name')}{_text('day')}</table:table-row>"
    (row,) = documents(ods(f"{head}<table:table-row>{_text('Selo')}{day}</table:table-row>"), ODS)
    assert row.fields == {"name": "Selo", "day": "2023-03-01"}
    assert row.locator == "sheet T row 2"


def test_repeats_do_not_fill_the_memory() -> None:
    cell = _text("x", 'table:number-columns-repeated="16384"')
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    (refused,) = items(ods(row), ODS)
    assert isinstance(refused, Issue)
    assert refused.what == "member content.xml has more than 4,000,000 cells"
