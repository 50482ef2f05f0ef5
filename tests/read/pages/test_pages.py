"""HTML: the article and its metadata, and nothing else of the page."""

from __future__ import annotations

import time
from datetime import date

import pytest
from lxml import html
from tests.read.reading import HTML, documents, items, split

from callup.model import Source
from callup.model.gathered import Known
from callup.read.pages.visible import without_hidden

ARTICLE = (
    "<p>"
    + "The town hall said that it would pay newcomers as long as its budget allows for it. " * 3
    + "</p>"
)
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Pay goes up - Gazette</title>
<meta property="og:title" content="Pay goes up"><meta property="og:site_name" content="Gazette">
<link rel="canonical" href="https://gazette.example/1">
<script type="application/ld+json">{{"@graph": [{{"datePublished": "2023-03-15T10:00:00+03:00"}}]}}</script>
<style>.secretstyle {{}}</style></head><body><nav><a href=/>Subscribe for 149 roubles</a></nav>
<div class="cookie-banner">We use cookies worth 5 roubles</div>
<article><h1>Pay goes up</h1>{ARTICLE}<script>var secretscript = "900 roubles"</script>
<p>The sign-on bonus is 195,000 roubles.</p></article>
<footer>Advertise for 70 roubles</footer></body></html>"""


def test_an_article_with_its_metadata() -> None:
    (document,) = documents(PAGE, HTML)
    assert document.title == "Pay goes up"
    assert document.published == date(2023, 3, 15)
    assert document.url == "https://gazette.example/1"
    assert document.source == Source(id="Gazette")
    assert document.reader == "html/1"
    assert document.text.startswith("Pay goes up\n")
    assert "195,000 roubles" in document.text
    for unseen in ("secret", "cookies", "Subscribe", "Advertise", "900"):
        assert unseen not in document.text


def test_what_is_known_comes_before_the_page() -> None:
    known = Known(source=Source(id="Copy"), published=date(2023, 3, 20), url="https://copy.example")
    (document,) = documents(PAGE, HTML, known)
    assert (document.source, document.published, document.url) == (
        Source(id="Copy"),
        date(2023, 3, 20),
        "https://copy.example",
    )


def test_a_repeated_sum_is_not_lost() -> None:
    repeated = "<p>Signing brings 100,000 roubles.</p>" * 3
    (document,) = documents(f"<html><body><article>{ARTICLE}{repeated}</article></body></html>", HTML)
    assert document.text.count("100,000 roubles") == 3


def test_a_layout_table_keeps_its_lines() -> None:
    cell = f"<h3>Contract</h3>{ARTICLE}<p>It pays 8,000 roubles a day.</p>"
    page = f"<html><body><table><tr><td>Menu</td><td>{cell}</td></tr></table></body></html>"
    (document,) = documents(page, HTML)
    assert "It pays 8,000 roubles a day." in document.text.split("\n")


def test_a_page_in_windows_1251() -> None:
    page = '<html><head><meta charset="windows-1251"><body><p>Выплата 195 000 рублей</p></body></html>'
    (document,) = documents(page.encode("cp1251"), HTML)
    assert (document.text, document.language) == ("Выплата 195 000 рублей", "ru")


def test_a_day_in_prose_is_no_metadata() -> None:
    (document,) = documents(f"<html><body><p>14 March 2023</p>{ARTICLE}</body></html>", HTML)
    assert document.published is None


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "x",
        "<font><b>" * 20_000 + "x",
        "<p>" + "1" * 1_000_000,
        "<p>" + " \n" * 500_000 + "x",
        "<p class='" + "c " * 500_000 + "'>x",
        "<" * 300_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>x",
    ],
    ids=["nested", "unclosed", "digits", "spaces", "attribute", "brackets", "json"],
)
def test_a_hostile_page_takes_bounded_time(page: str) -> None:
    began = time.process_time()
    assert items(page, HTML)
    assert time.process_time() - began < 10


def test_a_page_that_the_parser_gives_up_on_is_an_issue_and_not_half_a_text() -> None:
    assert split(items("<p>begin" + "<div>" * 20_000 + "end", HTML)) == ([], ["a"])


def test_deep_but_honest_nesting_is_read() -> None:
    (document,) = documents("<div>" * 500 + "195 000 рублей" + "</div>" * 500, HTML)
    assert document.text == "195 000 рублей"


def test_hidden_words_reach_no_document() -> None:
    hidden = (
        "<p style='display:none'>unseen</p><template>unseen</template><noscript>unseen</noscript>"
        "<p hidden>unseen</p><p onclick='unseen'>Seen.</p><!-- unseen -->"
    )
    (document,) = documents(f"<html><body><article>{ARTICLE}{hidden}</article></body></html>", HTML)
    assert "Seen." in document.text
    assert "unseen" not in document.text


@pytest.mark.parametrize("tag", ["div", "aside", "td"])
def test_a_sum_outside_the_article_is_kept(tag: str) -> None:
    cell = f"<{tag}>The bonus is 195,000 roubles.</{tag}>"
    beside = f"<table><tr>{cell}</tr></table>" if tag == "td" else cell
    (document,) = documents(f"<html><body><article>{ARTICLE}</article>{beside}</body></html>", HTML)
    assert ("195,000 roubles" in document.text) == (tag != "aside")


def test_a_control_character_beside_a_hidden_element_breaks_nothing() -> None:
    page = "<p>Выплата</p>a<script>x</script>&#1;b<p hidden>y</p>&#x1f;<p>500 рублей</p>"
    (document,) = documents(f"<html><body>{page}</body></html>", HTML)
    assert "500 рублей" in document.text
    assert "x" not in document.text


def test_many_hidden_elements_take_no_more_time_each() -> None:
    def seconds(count: int) -> float:
        page = "<html><body>" + "<script>x</script>word word word " * count + "</body></html>"
        tree = html.document_fromstring(page)
        begin = time.process_time()
        without_hidden(tree)
        return time.process_time() - begin

    few = min(seconds(10_000) for _ in range(3))
    assert min(seconds(40_000) for _ in range(3)) < 4 * 2.5 * few + 0.05
