"""E-mail: the sender's own words, what is attached, and nobody's name or address."""

from __future__ import annotations

import base64
from datetime import date
from email.message import EmailMessage

from tests.read.reading import documents, items, split

from callup.model import Document, Source

EML = "message/rfc822"
LETTER = """From: Ivan Petrov <ivan@news.example>
To: anna@x.example
Subject: =?koi8-r?B?99nQzMHU2Q==?=
Date: Mon, 13 Mar 2023 10:00:00 +0300
List-Id: Digest <digest.news.example>
Content-Type: text/plain; charset=utf-8

Signing brings 195,000 roubles.

On 12 March 2023 Anna <anna@x.example> wrote:
> old words

More of it.
--\x20
Ivan Petrov, +7 000
"""


def test_a_letter() -> None:
    (one,) = documents(LETTER, EML)
    assert one.text == "Выплаты\n\nSigning brings 195,000 roubles.\n\nMore of it."
    assert (one.title, one.published, one.source) == (
        "Выплаты",
        date(2023, 3, 13),
        Source(id="digest.news.example"),
    )
    assert "Petrov" not in str(one)
    assert "@" not in str(one)


def test_html_is_read_as_it_is_seen_and_an_unknown_charset_is_looked_at() -> None:
    html = "Subject: x\nContent-Type: text/html; charset=x-none\n\n<p>Выплата <b>5</b></p><script>no</script>"
    (one,) = documents(html.encode("cp1251"), EML)
    assert one.text == "x\n\nВыплата 5"


def test_attachments_are_read_where_they_are() -> None:
    letter = EmailMessage()
    letter["Subject"] = "List"
    letter.set_content("See below.")
    letter.add_attachment(b"text,url\none,u\n", maintype="application", subtype="x", filename="t.csv")
    letter.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="p.png")
    letter.add_attachment(b"MZ", maintype="application", subtype="x-exe", filename="p.exe")
    found = items(letter.as_bytes(), EML)
    read = [(item.text, item.locator) for item in found if isinstance(item, Document)]
    assert read == [("List\n\nSee below.", ""), ("one", "attachment 1 row 2")]
    assert split(found)[1] == ["a, attachment 3"]


def test_letters_inside_letters_end_somewhere() -> None:
    inner = "Subject: deep\n\nwords"
    for _ in range(6):
        packed = base64.b64encode(inner.encode()).decode()
        inner = (
            "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\n"
            "Content-Type: application/octet-stream; name=a.eml\nContent-Transfer-Encoding: base64\n\n"
            f"{packed}\n--b--\n"
        )
    texts, where = split(items(inner, EML))
    assert len(texts) == 3
    assert where == ["a, attachment 1 attachment 1 attachment 1"]


def test_a_header_whose_encoded_word_is_broken_is_passed_over() -> None:
    broken = b"Subject: =?koi8-r?B?99nQ//AzMHU2Q==?=\r\n\r\nText of the letter.\r\n"
    (one,) = documents(broken, EML)
    assert one.text == "Text of the letter."


def test_a_mailbox() -> None:
    box = (
        "From a Mon Mar 13 10:00:00 2023\nSubject: one\n\n>From here on\n\n"
        "From b Mon Mar 13 10:00:00 2023\nSubject: two\n\nwords\n"
    )
    found = documents(box, "application/mbox")
    assert [(one.text, one.locator) for one in found] == [
        ("one\n\nFrom here on", "message 1"),
        ("two\n\nwords", "message 2"),
    ]
