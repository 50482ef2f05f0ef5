"""What leads to a person besides the name: phones, papers, mail, accounts, addresses."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import re2

from callup.publish.addresses import find_addresses
from callup.publish.mask import Mask, MaskKind, merge
from callup.publish.personal_numbers import find_numbers_of_people

_S = r"[\s\x{00a0}\x{202f}]"
_MAIL = re2.compile(
    r"(?i)[\p{L}\p{N}._%+\-]+(?:@|%40|\s?[\[(](?:at|собака)[\])]\s?)[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+"
)
_ACCOUNT = re2.compile(
    r"(?i)(?:https?://)?(?:www\.)?\b(?:t|telegram|wa|viber|vk|ok|instagram|facebook)\.(?:me|com|ru)/[\p{L}\p{N}_.+\-/=?]+"
)
_COMMUNITY = re2.compile(r"(?i)vk\.com/(?:(?:club|public|event)\d+|wall-\d+)")  # never one person's
_HANDLE = re2.compile(r"(?:^|[^\p{L}\p{N}_@/])(@[A-Za-z0-9_.]*[A-Za-z0-9_]{2})")
_PAPERS = re2.compile(
    rf"(?:^|[^\p{{L}}\p{{N}}])((?:[А-ЯЁA-Z]{{2}}{_S}?(?:№|N|No\.?)?{_S}?\d{{6,7}}|[А-ЯЁA-Z]{{1,2}}-\d{{6,7}}))"
)


def find_contacts(text: str, public_accounts: Collection[str] = ()) -> list[Mask]:
    """Every phone, paper's number, mail, account and exact address in a text, merged.

    `public_accounts` are lower-case accounts of known publishers; they stay.
    """
    return merge(_find(text, public_accounts))


def _find(text: str, public_accounts: Collection[str]) -> Iterator[Mask]:
    yield from find_numbers_of_people(text)
    yield from _of(text, _MAIL, "e-mail")
    for match in _HANDLE.finditer(text):
        if match.group(1).lstrip("@").lower() not in public_accounts:
            yield Mask(match.start(1), match.end(1), "account")
    for match in _ACCOUNT.finditer(text):
        if not _is_public(match.group(), public_accounts):
            yield Mask(match.start(), match.end(), "account")
    for match in _PAPERS.finditer(text):
        yield Mask(match.start(1), match.end(1), "number")
    yield from find_addresses(text)


def _of(text: str, pattern: re2._Regexp, kind: MaskKind) -> Iterator[Mask]:
    for match in pattern.finditer(text):
        yield Mask(match.start(), match.end(), kind)


def _is_public(address: str, public_accounts: Collection[str]) -> bool:
    if _COMMUNITY.search(address):
        return True
    account = address.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    _, _, path = account.partition("/")
    return account.rstrip("/.") in public_accounts or path.split("/")[0].rstrip(".") in public_accounts
