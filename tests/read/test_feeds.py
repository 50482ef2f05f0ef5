"""RSS and Atom: an entry a document, without HTML."""

from __future__ import annotations

from datetime import date

from tests.read.reading import documents, items, split

from callup.model import Issue, Source

TYPE = "application/rss+xml"
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Gazette</title>
<item><title>Pay goes up</title><link>https://g.example/1</link>
<pubDate>Tue, 28 Mar 2023 10:00:00 +0300</pubDate>
<description>&lt;p&gt;It is &lt;b&gt;195,000&lt;/b&gt; roubles.&lt;/p&gt;&lt;script&gt;bad()&lt;/script&gt;</description>
</item><item><title>Second</title></item></channel></rss>"""


def test_entries_of_rss() -> None:
    one, two = documents(RSS, TYPE)
    assert (one.text, one.locator, one.title) == (
        "Pay goes up\nIt is 195,000 roubles.",
        "entry 1",
        "Pay goes up",
    )
    assert (one.published, one.url, one.source) == (
        date(2023, 3, 28),
        "https://g.example/1",
        Source(id="Gazette"),
    )
    assert (two.text, two.published) == ("Second", None)


def test_entries_of_atom_in_windows_1251() -> None:
    feed = """<?xml version="1.0" encoding="windows-1251"?><feed xmlns="http://www.w3.org/2005/Atom">
    <title>Газета</title><entry><title>Выплаты</title><published>2023-03-13T10:00:00Z</published>
    <content type="html">&lt;p&gt;195 тысяч рублей&lt;/p&gt;</content></entry></feed>"""
    (one,) = documents(feed.encode("cp1251"), "application/atom+xml")
    assert (one.text, one.published) == ("Выплаты\n195 тысяч рублей", date(2023, 3, 13))


def test_a_feed_that_is_cut_off_says_so() -> None:
    texts, where = split(items(RSS[: RSS.index("<item><title>Second")], TYPE))
    assert texts == ["Pay goes up\nIt is 195,000 roubles."]
    assert where == ["a, after entry 1"]


def test_entities_and_what_is_no_feed_are_issues() -> None:
    (bomb,) = items('<!DOCTYPE r [<!ENTITY a "b">]>' + RSS, TYPE)
    assert isinstance(bomb, Issue)
    assert bomb.what == "it declares a document type or entities"
    (other,) = items("https://g.example/feed", TYPE)
    assert isinstance(other, Issue)
