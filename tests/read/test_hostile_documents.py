"""Every reader of documents on bytes that fight back: Issues, and no exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.read.mail.test_mail import LETTER
from tests.read.office.test_office import DOCX, docx, odt
from tests.read.office.test_sheets import XLSX, ods, xlsx
from tests.read.pdf.test_pdf import PDF, pdf
from tests.read.reading import items
from tests.read.test_feeds import RSS

GOOD = {
    PDF: pdf([["Pay is 195,000 roubles."]]),
    DOCX: docx("<w:p><w:r><w:t>Pay</w:t></w:r></w:p>"),
    "application/vnd.oasis.opendocument.text": odt("<text:p>Pay</text:p>"),
    XLSX: xlsx([["name", "pay"], ["Selo", 5]]),
    "application/vnd.oasis.opendocument.spreadsheet": ods("<table:table-row/>"),
    "application/vnd.ms-excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1_024,
    "application/rss+xml": RSS.encode(),
    "application/atom+xml": b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title></entry></feed>",
    "message/rfc822": LETTER.encode(),
    "application/mbox": b"From a Mon Mar 13 10:00:00 2023\n" + LETTER.encode(),
}


@pytest.mark.parametrize("media_type", sorted(GOOD))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_bytes_raise(media_type: str, data: st.DataObject) -> None:
    good = GOOD[media_type]
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, len(good)))
    items(good[:start] + data.draw(st.binary(max_size=40)) + good[end:], media_type)


@pytest.mark.parametrize("media_type", sorted(GOOD))
@pytest.mark.parametrize("body", [b"", b"\0" * 5_000, b"PK\x03\x04", b"%PDF-1.7\n", b"<rss>"])
def test_nothing_in_it_is_an_issue(media_type: str, body: bytes) -> None:
    assert items(body, media_type)
