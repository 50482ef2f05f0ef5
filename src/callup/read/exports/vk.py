"""VK's answers to `wall.get`: posts, and what they repost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.days import day_of
from callup.read.exports.json_stream import Row
from callup.read.item import Item, issue

_DEEPEST_REPOST = 20


def names_in(groups: Iterable[Row]) -> dict[int, str]:
    """The names of the communities that an extended answer tells of, by the id of their walls."""
    return {
        -group["id"]: group["name"]
        for group in (row.value for row in groups)
        if isinstance(group, dict) and isinstance(group.get("id"), int) and isinstance(group.get("name"), str)
    }


def is_post(value: Any) -> bool:
    """Whether an object looks like a post of VK's."""
    return isinstance(value, dict) and "owner_id" in value and "id" in value


class Wall:
    """Reads posts one after another; each text that is reposted stands once, at its own wall's address."""

    def __init__(self, gathered: Gathered, names: dict[int, str]) -> None:
        self._gathered = gathered
        self._names = names
        self._reposted: set[str] = set()

    def read_post(self, row: Row) -> Iterator[Item | Issue]:
        """A post with words in it, and each text with words that it reposts."""
        post = row.value
        if not isinstance(post, dict) or "id" not in post:
            yield issue(self._gathered, f"post {row.number}", "this is not a post of VK's")
            return
        history = post.get("copy_history")
        reposts = history[:_DEEPEST_REPOST] if isinstance(history, list) else []
        for number, one in enumerate((post, *reposts)):
            is_own = isinstance(one, dict) and one.get("owner_id") == post.get("owner_id")
            item = _item(one, None if is_own and self._gathered.known.source else self._names)
            if item is None or (number and item.locator in self._reposted):
                continue
            if number:
                self._reposted.add(item.locator)
            yield item


def _publisher(owner: Any, names: dict[int, str]) -> str | None:
    """A community by its name or address; a person's page is not told from another's."""
    if not isinstance(owner, int):
        return None
    return names.get(owner) or (f"vk.com/club{-owner}" if owner < 0 else "vk.com, a person's page")


def _item(post: Any, names: dict[int, str] | None) -> Item | None:
    """The item of a post; `names` is None where its publisher is known already."""
    if not isinstance(post, dict):
        return None
    text, owner, number = post.get("text"), post.get("owner_id"), post.get("id")
    if not isinstance(text, str) or not isinstance(number, int):
        return None
    words = text if text.strip() else "\n".join(_attached(post.get("attachments")))
    if not words.strip():
        return None
    return Item(
        text=words,
        locator=f"post {owner}_{number}"[:200],
        published=day_of(post.get("date")),
        url=f"https://vk.com/wall{owner}_{number}" if isinstance(owner, int) else None,
        source=None if names is None else _publisher(owner, names),
    )


def _attached(attachments: Any) -> Iterator[str]:
    """The words of what is attached: title and description of a link, question and answers of a poll."""
    for one in attachments if isinstance(attachments, list) else ():
        kind = one.get("type") if isinstance(one, dict) else None
        body = one.get(kind) if isinstance(kind, str) else None
        if kind not in ("link", "poll", "video", "photo") or not isinstance(body, dict):
            continue
        answers = body.get("answers")
        told = [body.get(name) for name in ("title", "question", "description", "caption", "text")]
        told += [a.get("text") for a in (answers if isinstance(answers, list) else ()) if isinstance(a, dict)]
        yield from (words for words in told if isinstance(words, str) and words.strip())
