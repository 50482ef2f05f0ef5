"""No script of a captured page reaches a brief, whatever part of the page it stands in."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from lxml import html
from tests.flow.conftest import NOW

from callup.flow.add import Surroundings, add, init
from callup.flow.brief import make_brief
from callup.model.gathered import Known

RUN = "<script>steal()</script>"
SHOWN = "&lt;script&gt;steal()&lt;/script&gt;&lt;img src=x onerror=steal()&gt;"
OFFER = "Единовременная выплата при заключении контракта в Ярославской области — {sum} 000 рублей{more}."
PAGE = (
    "<html><head><title>{shown}</title>{run}<meta property='og:site_name' content='{shown}'>"
    "<meta property='article:published_time' content='2023-03-10'>"
    "<link rel='canonical' href='javascript:steal()'></head><body onload='steal()'>{run}"
    "<article><h1 onclick='steal()'>{shown}</h1><p>{offer}</p><p>Губернатор {shown} заявил: «{offer}»</p>"
    "<a href='javascript:steal()'>Военкомат {shown} Ярославской области рассылает повестки для сверки данных</a>"
    "<svg onload='steal()'><text>{offer}</text></svg></article></body></html>"
)


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of a brief of such pages."""
    folder = tmp_path_factory.mktemp("scripts")
    offer = OFFER.format(sum=300, more=f", {SHOWN}, {RUN} для жителей")
    (folder / "page.html").write_text(PAGE.format(run=RUN, shown=SHOWN, offer=offer), encoding="utf-8")
    told = OFFER.format(sum=400, more=f" {RUN}<img src=x onerror=steal()>")
    (folder / "told.txt").write_text(told, encoding="utf-8")
    archive = init(folder / "archive", "russia")
    around = Surroundings(BytesIO(), NOW)
    known = Known(published=date(2023, 3, 10), url="javascript:steal()//https://town.example")
    add(archive, [str(folder / "page.html")], Known(published=date(2023, 3, 10)), around)
    add(archive, [str(folder / "told.txt")], known, around)
    assert len(list(archive.records("offer"))) >= 2
    paths = make_brief(archive, (date(2023, 3, 1), date(2023, 3, 31)), folder / "out", made_at=NOW)
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def test_the_brief_holds_no_element_that_runs(brief: dict[str, str]) -> None:
    page = html.document_fromstring(brief["brief.html"])
    assert not list(page.iter("script", "img", "iframe", "object", "embed", "svg"))
    for element in page.iter():
        assert not [name for name in element.attrib if name.startswith("on")]
        assert not re.match(r"\s*(?:javascript|data|vbscript):", element.get("href", ""), re.I)


def test_the_brief_in_markdown_holds_no_tag(brief: dict[str, str]) -> None:
    assert not re.search(r"(?<!\\)<\s*(?:script|img)", brief["brief.md"], re.I)
    assert "](javascript:" not in brief["brief.md"]


def test_the_brief_is_of_these_pages(brief: dict[str, str]) -> None:
    assert "300" in brief["brief.html"]
    assert "400" in brief["brief.html"]
