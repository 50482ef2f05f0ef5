"""Feeds on the web: kept as they are, and with `follow` the pages of their own site."""

from __future__ import annotations

from datetime import date

import pytest
from tests.gather.server import Net, answer

from callup.gather.media import ATOM, RSS
from callup.model import Issue, Source
from callup.model.gathered import Earlier, Gathered, Known, Validators

PAGE = answer(b"<p>A page.</p>")


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>n</title>{items}</channel></rss>'.encode()
    )


def served(feed: bytes) -> bytes:
    return answer(feed, Content_Type="application/rss+xml; charset=utf-8")


def addresses(items: list[object]) -> list[str]:
    return [item.address for item in items if isinstance(item, Gathered)]


def test_a_feed_is_kept_as_it_is(net: Net) -> None:
    feed = rss(net.url("/1"))
    net.server.plays["/feed"] = served(feed)
    page = net.one("/feed")
    assert (page.data, page.media_type) == (feed, RSS)
    assert net.server.paths == ["/robots.txt", "/feed"]


def test_the_pages_of_its_own_site_are_followed(net: Net) -> None:
    net.server.plays |= {
        "/feed": served(
            rss(
                net.url("/1"),
                "/2",
                net.url("/1#again"),
                net.url("/3", "www.news.example"),
                net.url("/4", "other.example"),
                "http://10.0.0.1/",
                "file:///etc/passwd",
                net.url("/feed"),
                net.url("/5"),
            )
        ),
        "/1": PAGE,
        "/2": PAGE,
        "/3": PAGE,
    }
    known = Known(source=Source(id="News"), url="http://told.example/", published=date(2023, 3, 1))
    items = net.taken("/feed", known=known, follow=True)
    assert addresses(items) == [
        net.url("/feed"),
        net.url("/1"),
        net.url("/2"),
        net.url("/3", "www.news.example"),
    ]
    issues = [item for item in items if isinstance(item, Issue)]
    assert "404" in issues[0].what
    assert issues[1].what == "3 of its links lead to other sites, or nowhere"
    pages = [item for item in items if isinstance(item, Gathered)]
    assert pages[0].known == known
    assert pages[1].known == Known(source=Source(id="News"), url=net.url("/1"))


def test_atom_is_followed_too(net: Net) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>n</title><entry><title>t</title>'
        '<link rel="alternate" href="1"/></entry></feed>'
    )
    net.server.plays |= {
        "/in/feed": answer(feed.encode(), Content_Type="application/atom+xml"),
        "/in/1": PAGE,
    }
    items = net.taken("/in/feed", follow=True)
    assert addresses(items) == [net.url("/in/feed"), net.url("/in/1")]
    assert items[0].media_type == ATOM  # type: ignore[union-attr]


def test_no_more_than_a_hundred_are_followed(net: Net) -> None:
    links = [f"/{number}" for number in range(103)]
    net.server.plays |= {"/feed": served(rss(*links)), **dict.fromkeys(links, PAGE)}
    items = net.taken("/feed", follow=True)
    assert len(addresses(items)) == 101
    last = items[-1]
    assert isinstance(last, Issue)
    assert last.what == "it links to 103 pages; 100 were fetched"
    assert min(net.time.slept) >= 2.0


def test_a_followed_feed_is_not_followed_on(net: Net) -> None:
    net.server.plays |= {"/feed": served(rss("/other")), "/other": served(rss("/1")), "/1": PAGE}
    assert addresses(net.taken("/feed", follow=True)) == [net.url("/feed"), net.url("/other")]


def test_a_feed_to_be_followed_is_had_whole_and_its_pages_if_they_changed(net: Net) -> None:
    given = Validators(etag='"1"')
    for path in ("/feed", "/1"):
        net.earlier[net.url(path)] = Earlier(capture="f" * 64, validators=given)
    net.server.plays |= {"/feed": served(rss("/1")), "/1": PAGE}
    net.taken("/feed", follow=True)
    assert ["If-None-Match" in head for head in net.server.asked] == [False, False, True]


@pytest.mark.parametrize(
    "feed",
    [
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>' + rss("/1"),
        rss("/1") + b"<a>" * 60_000,
        rss("/1") + b" " * 2_100_000,
    ],
    ids=["entities", "tags", "size"],
)
def test_a_hostile_feed_is_kept_and_not_followed(net: Net, feed: bytes) -> None:
    net.server.plays["/feed"] = served(feed)
    page, issue = net.taken("/feed", follow=True)
    assert isinstance(page, Gathered)
    assert isinstance(issue, Issue)
    assert "not followed" in issue.what


def test_a_page_is_no_feed(net: Net) -> None:
    net.server.plays["/a"] = answer(b'<html><a href="/1">x</a></html>')
    assert addresses(net.taken("/a", follow=True)) == [net.url("/a")]
    assert net.server.paths == ["/robots.txt", "/a"]
