"""robots.txt: what a site asks of programs (RFC 9309), of ours by the name "Callup"."""

from __future__ import annotations

import re

import msgspec
from protego import Protego

NAME = "Callup"
"""The product token that robots.txt files may call this program by."""

_LONGEST_LINE = 4_000
_TOKEN = re.compile(r"[a-z_-]*")
_AGENT = re.compile(r"user[- ]?agent\s*:?\s*(.*)\Z", re.I)


class Robots(msgspec.Struct, frozen=True):
    """What is allowed at one place, and how long to wait between requests (seconds).

    `closed` says why nothing is fetched there; where both are None all is allowed.
    """

    rules: Protego | None = None
    closed: str | None = None

    @property
    def delay(self) -> float:
        """Seconds asked for between two requests; 0 where none are."""
        return (self.rules.crawl_delay(NAME) or 0.0) if self.rules is not None else 0.0

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched."""
        return self.rules is None or self.rules.can_fetch(url, NAME)


def robots_of(status: int, data: bytes) -> Robots:
    """What an answer to the question for robots.txt means: no such file is leave, a failure is not."""
    if 200 <= status < 300:
        return Robots(rules=Protego.parse(_heard(data)))
    if 400 <= status < 500 and status != 429:
        return Robots()
    return Robots(closed=f"the answer was {status}")


def _heard(data: bytes) -> str:
    """The lines that may be about this program.

    A group for a thousand other programs with a thousand rules would cost a million: each group keeps one
    name that stands for all others. A rule longer than any address is no rule.
    """
    kept: list[str] = []
    names: set[str] = set()
    for line in data.decode("utf-8-sig", "replace").splitlines():
        plain = line.partition("#")[0].strip()
        if not plain or len(plain) > _LONGEST_LINE:
            continue
        agent = _AGENT.match(plain)
        if agent is None:
            names.clear()
            kept.append(plain)
            continue
        name = _stands_for(agent[1])
        if name not in names:
            names.add(name)
            kept.append(f"User-agent: {name}")
    return "\n".join(kept)


def _stands_for(agent: str) -> str:
    name = agent.strip().lower()
    if name == "*":
        return name
    return NAME if _TOKEN.match(name.replace("*", ""))[0] == NAME.lower() else "another"  # type: ignore[index]
