"""Telegram's and VK's exports: each message or post a document, with its own day and place."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.read.reading import JSON, documents, items, split

from callup.model import Source
from callup.model.gathered import Known


def chat(*messages: dict[str, Any], **about: Any) -> dict[str, Any]:
    return {"name": "Канал", "type": "public_channel", "id": 7, **about, "messages": list(messages)}


def message(number: int, text: Any, **about: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "date": "2023-03-14T00:30:00", "text": text, **about}


def test_a_text_in_pieces_is_joined() -> None:
    pieces = [
        {"type": "bold", "text": "Липецк."},
        " Пункт ",
        {"type": "text_link", "text": "тут", "href": "x"},
    ]
    (document,) = documents(json.dumps(chat(message(3, pieces, date_unixtime="1678777511"))), JSON)
    assert document.text == "Липецк. Пункт тут"
    assert (document.locator, document.published) == ("message 3", date(2023, 3, 14))
    assert document.source == Source(id="Канал")


def test_service_rows_and_pictures_without_words_are_no_documents() -> None:
    service = {"id": 1, "type": "service", "action": "create_channel", "text": ""}
    found = documents(json.dumps(chat(service, message(2, "", photo="x"), message(3, "Слова"))), JSON)
    assert [one.text for one in found] == ["Слова"]


def test_a_forwarded_post_is_its_channels_and_no_persons() -> None:
    posts = [
        message(1, "а", forwarded_from="Другой канал", forwarded_from_id="channel9"),
        message(2, "б", forwarded_from="Имя Фамилия", forwarded_from_id="user9"),
    ]
    found = documents(json.dumps(chat(*posts)), JSON)
    assert [one.source for one in found] == [Source(id="Другой канал"), Source(id="Канал")]


def test_a_private_chats_name_is_not_kept() -> None:
    (document,) = documents(json.dumps(chat(message(1, "а"), type="personal_chat")), JSON)
    assert document.source is None


def test_all_chats_of_an_account() -> None:
    both = {"chats": {"list": [chat(message(1, "а")), chat(message(1, "а"), id=8, name="Второй")]}}
    found = documents(json.dumps(both), JSON)
    assert [one.locator for one in found] == ["chat 7 message 1", "chat 8 message 1"]
    assert len({one.id for one in found}) == 2


def test_a_public_channels_message_has_an_address() -> None:
    (document,) = documents(json.dumps(chat(message(5, "а"))), JSON, Known(url="https://t.me/kanal_x"))
    assert document.url == "https://t.me/kanal_x/5"


def test_a_bad_message_is_named_and_the_rest_is_read() -> None:
    texts, where = split(items(json.dumps(chat(message(1, {"x": 1}), {}, message(3, "в"))), JSON))
    assert (texts, where) == (["в"], ["a, message 1", "a, message 2"])


def test_posts_and_what_they_repost() -> None:
    repost = {"id": 87, "owner_id": -77, "date": 1678436700, "text": "Объявление"}
    post = {"id": 311, "owner_id": -1, "date": 1678525200, "text": "Смотрите", "copy_history": [repost]}
    bare = {"id": 312, "owner_id": -1, "date": 1678525200, "text": "", "copy_history": [repost]}
    wall = {"response": {"count": 2, "items": [post, bare], "groups": [{"id": 77, "name": "Военкомат"}]}}
    found = documents(json.dumps(wall), JSON, Known(source=Source(id="Район", kind="municipal")))
    assert [(one.text, one.locator) for one in found] == [
        ("Смотрите", "post -1_311"),
        ("Объявление", "post -77_87"),
    ]
    assert [one.source for one in found] == [Source(id="Район", kind="municipal"), Source(id="Военкомат")]
    assert [one.published for one in found] == [date(2023, 3, 11), date(2023, 3, 10)]
    assert found[1].url == "https://vk.com/wall-77_87"


def test_bare_items_without_names() -> None:
    own = {"id": 1, "owner_id": 55, "date": 1678525200, "text": "Моё"}
    wall = {"items": [{"id": 2, "owner_id": -9, "date": 1678525200, "text": "Наше"}, own]}
    found = documents(json.dumps(wall), JSON)
    assert [one.source for one in found] == [Source(id="vk.com/club9"), Source(id="vk.com, a person's page")]
