from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.gather.server import Net, Server, answer


@pytest.fixture
def net() -> Iterator[Net]:
    """A web whose every host is one server of this machine; all its pages may be fetched."""
    server = Server()
    server.plays["/robots.txt"] = answer(status=404)
    yield Net(server)
    server.close()
