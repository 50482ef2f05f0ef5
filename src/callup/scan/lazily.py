"""Regular expressions that are compiled when they are first used: a short text needs few of them."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Expression:
    """Stands for a compiled expression; from its first use on its methods are that one's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._source)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes of a pattern, but not yet; a wrong pattern raises re.error at its first use.

    >>> expression(r"(\\d+) (\\w+)").search("by 300 rubles")[1]
    '300'
    """
    return cast(re.Pattern[str], _Expression(pattern, flags))
