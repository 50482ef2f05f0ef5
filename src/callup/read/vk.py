"""VK's answer to `wall.get`: posts, and what they repost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.days import day_of
from callup.read.item import Item, issue


def posts_in(value: Any) -> list[Any]:
    """The posts of an answer; none where it is no answer of VK's."""
    body = value.get("response", value) if isinstance(value, dict) else value
    items = body.get("items") if isinstance(body, dict) else body
    if not isinstance(items, list) or not items:
        return []
    looks = isinstance(items[0], dict) and "owner_id" in items[0] and "id" in items[0]
    return items if looks or (isinstance(value, dict) and "response" in value) else []


def names_in(value: Any) -> dict[int, str]:
    """The names of the communities that an extended answer tells of, by the id of their walls."""
    body = value.get("response", value) if isinstance(value, dict) else None
    groups = body.get("groups") if isinstance(body, dict) else None
    return {
        -group["id"]: group["name"]
        for group in (groups if isinstance(groups, list) else [])
        if isinstance(group, dict) and isinstance(group.get("id"), int) and isinstance(group.get("name"), str)
    }


def read_posts(
    gathered: Gathered, posts: list[Any], names: dict[int, str] | None = None
) -> Iterator[Item | Issue]:
    """Each post with words in it, and each text that it reposts, once, at its own wall's address."""
    names = {} if names is None else names
    seen: set[str] = set()
    for number, post in enumerate(posts, 1):
        if not isinstance(post, dict) or "id" not in post:
            yield issue(gathered, f"post {number}", "this is not a post of VK's")
            continue
        history = post.get("copy_history")
        for one in [post, *(history if isinstance(history, list) else [])]:
            is_own = isinstance(one, dict) and one.get("owner_id") == post.get("owner_id")
            item = _item(one, None if is_own and gathered.known.source else names)
            if item is not None and item.locator not in seen:
                seen.add(item.locator)
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
    if not isinstance(text, str) or not text.strip():
        return None
    return Item(
        text=text,
        locator=f"post {owner}_{number}",
        published=day_of(post.get("date")),
        url=f"https://vk.com/wall{owner}_{number}",
        source=None if names is None else _publisher(owner, names),
    )
