"""Adding from the web: once, in the encoding that the server told, and asked later only for what changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.flow.conftest import around
from tests.gather.server import Net, Server, answer

from callup.flow.add import add
from callup.flow.check import check
from callup.model.gathered import Known
from callup.store import Archive

ADVERT = "Единовременная выплата при заключении контракта в Ярославской области — 300 тыс. рублей."


@pytest.fixture
def net() -> Iterator[Net]:
    server = Server()
    yield Net(server)
    server.close()


def test_an_unchanged_page_is_seen_again_and_not_read_again(archive: Archive, net: Net) -> None:
    page = answer(
        f"<html><body><p>{ADVERT}</p></body></html>".replace("—", "-").encode("iso-8859-5"),
        Content_Type="text/html; charset=iso-8859-5",
        ETag='"v1"',
    )
    unchanged = answer(status=304, Content_Length="", Content_Type="")
    net.server.plays["/a"] = [page, unchanged, unchanged]
    address = net.url("/a")
    first = add(archive, [address], Known(), around(web=net.web))
    assert (first.documents, first.unread) == (1, [])
    (document,) = archive.documents()
    assert "выплата" in document.text
    assert document.url == address
    before = archive.count()
    for day in (2, 3):
        again = add(archive, [address], Known(), around(datetime(2030, 4, day, tzinfo=UTC), web=net.web))
        assert (again.captures, again.sightings, again.documents, again.unread) == (0, 1, 0, [])
        assert 'If-None-Match: "v1"' in net.server.asked[-1]
    assert archive.count() == before | {"sightings": 3}
    assert list(check(archive)) == []
