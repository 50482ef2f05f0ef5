"""Exports of any size: a row in memory at a time, and what stands before a break is kept."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.reading import CSV, JSON, LINES, SEEN, documents, items, split

from callup.model import Document, Issue
from callup.model.gathered import Gathered
from callup.read import read
from callup.read.exports.json_stream import DEEPEST, LARGEST_ROW

WORDS = "Выплата {} рублей"
CHAT = {"name": "Канал", "type": "public_channel", "id": 77}


def message(number: int, text: object = None, **more: Any) -> dict[str, Any]:
    words = WORDS.format(number) if text is None else text
    return {"id": number, "type": "message", "date": "2023-03-28T10:00:00", "text": words, **more}


def export(count: int) -> bytes:
    return json.dumps(CHAT | {"messages": [message(n) for n in range(count)]}, ensure_ascii=False).encode()


def wall(*posts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"response": {"count": len(posts), "items": list(posts), **more}}


def post(number: int, owner: int = -5, **more: Any) -> dict[str, Any]:
    return {"id": number, "owner_id": owner, "date": 1_680_000_000, "text": WORDS.format(number), **more}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_an_export_in_another_encoding(encoding: str) -> None:
    found = documents(export(3).decode().encode(encoding), JSON)
    assert [document.text for document in found] == [WORDS.format(n) for n in range(3)]


def test_all_chats_of_a_full_export_with_those_that_were_left() -> None:
    chats = [CHAT | {"messages": [message(1)]}, CHAT | {"id": 78, "name": "Двор", "messages": [message(1)]}]
    left = [CHAT | {"id": 79, "type": "personal_chat", "name": "Пётр", "messages": [message(2)]}]
    data = {"about": "x", "contacts": {"list": [{"phone_number": "+7"}]}, "chats": {"list": chats}}
    found = documents(json.dumps(data | {"left_chats": {"list": left}}), JSON)
    told = [(document.locator, document.source.id if document.source else None) for document in found]
    assert told == [
        ("chat 77 message 1", "Канал"),
        ("chat 78 message 1", "Двор"),
        ("chat 79 message 2", None),
    ]


def test_a_poll_is_read_and_a_service_row_is_not() -> None:
    poll = {"question": "Кто пойдёт?", "answers": [{"text": "Никто", "voters": 3}, {"text": "Все"}]}
    rows = [
        message(1, "", poll=poll),
        {"id": 2, "type": "service", "action": "pin", "text": ""},
        message(3, ""),
    ]
    (found,) = documents(json.dumps(CHAT | {"messages": rows}), JSON)
    assert found.text == "Кто пойдёт?\nНикто\nВсе"


def test_names_of_walls_stand_after_the_posts() -> None:
    shared = post(9, owner=-8)
    data = wall(
        post(1, copy_history=[shared]), post(2, copy_history=[shared]), groups=[{"id": 8, "name": "Мэрия"}]
    )
    found = documents(json.dumps(data), JSON)
    assert [document.locator for document in found] == ["post -5_1", "post -8_9", "post -5_2"]
    assert [document.source.id for document in found if document.source] == [
        "vk.com/club5",
        "Мэрия",
        "vk.com/club5",
    ]


def test_several_answers_in_one_file() -> None:
    found = documents(json.dumps([wall(post(1)), wall(post(2), groups=[{"id": 5, "name": "Мэрия"}])]), JSON)
    assert [document.locator for document in found] == ["post -5_1", "post -5_2"]
    assert {document.source.id for document in found if document.source} == {"Мэрия"}


def test_a_post_whose_words_are_attached() -> None:
    link = {"type": "link", "link": {"title": "Служба по контракту", "description": "Выплата 5 рублей"}}
    (found,) = documents(json.dumps(wall(post(1) | {"text": "", "attachments": [link]})), JSON)
    assert found.text == "Служба по контракту\nВыплата 5 рублей"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.999])
def test_what_stands_before_the_cut_is_kept(cut: float) -> None:
    data = export(40)
    texts, places = split(items(data[: int(len(data) * cut)], JSON))
    whole = data[: int(len(data) * cut)].count(b'"text"')
    assert len(texts) >= whole - 1
    assert texts == [WORDS.format(n) for n in range(len(texts))]
    assert places == ["a"]


def test_a_message_that_is_too_deep_costs_itself() -> None:
    deep = json.dumps(message(2)).replace('"type": "message"', '"x": ' + "[" * DEEPEST + "]" * DEEPEST)
    data = json.dumps(CHAT | {"messages": [message(1), "DEEP", message(3)]}, ensure_ascii=False)
    texts, places = split(items(data.replace('"DEEP"', deep), JSON))
    assert texts == [WORDS.format(1), WORDS.format(3)]
    assert places == ["a, item 2"]


def test_a_message_that_is_too_large_ends_the_reading_and_is_named() -> None:
    data = json.dumps(
        CHAT | {"messages": [message(1), message(2, "x" * (LARGEST_ROW + 2_000_000)), message(3)]}
    )
    found = items(data, JSON)
    (issue,) = [item for item in found if isinstance(item, Issue)]
    assert "16 MiB" in issue.what
    assert "after item 1" in issue.what
    assert [item.text for item in found if isinstance(item, Document)] == [WORDS.format(1)]


def test_a_long_line_costs_itself() -> None:
    lines = [json.dumps({"text": WORDS.format(n)}) for n in range(3)]
    lines[1] = json.dumps({"text": "x" * 17_000_000})
    texts, places = split(items("\n".join(lines), LINES))
    assert texts == [WORDS.format(0), WORDS.format(2)]
    assert places == ["a, line 2"]


def test_a_line_in_another_encoding_is_read_by_itself() -> None:
    good = json.dumps({"text": WORDS.format(1)}, ensure_ascii=False)
    other = json.dumps({"text": "Единовременная выплата контрактникам"}, ensure_ascii=False)
    texts, places = split(
        items(good.encode() + b"\n" + other.encode("cp1251") + b"\n" + good.encode(), LINES)
    )
    assert texts == [WORDS.format(1), "Единовременная выплата контрактникам", WORDS.format(1)]
    assert places == []


def test_a_row_of_a_table_that_is_broken_costs_itself() -> None:
    table = 'text,date\none,2023-01-01\n"two"x,2023-01-01\nthree,2023-01-01\nfour\nfive,2023-01-02\n'
    texts, places = split(items(table, CSV))
    assert texts == ["one", "three", "five"]
    assert places == ["a, line 3", "a, row 5"]


def read_all(data: bytes, media_type: str) -> list[Document | Issue]:
    return list(read(Gathered(body=data, media_type=media_type, address="a", name="a", seen=SEEN)))


SOUND = {
    JSON: export(5),
    "wall": json.dumps(wall(*(post(n) for n in range(5)), groups=[{"id": 5, "name": "М"}])).encode(),
    LINES: "\n".join(json.dumps({"text": WORDS.format(n)}, ensure_ascii=False) for n in range(5)).encode(),
    CSV: b"text,date\n" + b"".join(f"{WORDS.format(n)},2023-01-0{n + 1}\n".encode() for n in range(5)),
    "text/plain": (WORDS * 5).encode(),
}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.data())
def test_no_bytes_break_a_reader(kind: str, data: st.DataObject) -> None:
    """A sound file with some bytes put in, taken out and changed: documents and Issues, and nothing else."""
    body = bytearray(SOUND[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(body)))
        body[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=20))
    for item in read_all(bytes(body), kind if "/" in kind else JSON):
        assert isinstance(item, Document | Issue)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([JSON, LINES, CSV, "text/plain"]), st.binary(max_size=400))
def test_no_random_bytes_break_a_reader(media_type: str, data: bytes) -> None:
    assert all(isinstance(item, Document | Issue) for item in read_all(data, media_type))


@pytest.mark.parametrize("piece", [b"{},", b"[],", b'{"messages":[', b'"a":', b"\n", b"[[["])
def test_time_grows_with_the_file_and_no_faster(piece: bytes) -> None:
    def seconds(count: int) -> float:
        best = 9.0
        for _ in range(3):
            begin = time.process_time()
            read_all(b"[" + piece * count, JSON)
            best = min(best, time.process_time() - begin)
        return best

    assert seconds(40_000) < 4 * 2.5 * seconds(10_000) + 0.05


@pytest.mark.slow
def test_a_large_export_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    with path.open("wb") as file:
        file.write(json.dumps(CHAT)[:-1].encode() + b', "messages": [')
        row = json.dumps(message(1, "слово " * 100), ensure_ascii=False).encode()
        for number in range(100_000):
            file.write((b"," if number else b"") + row)
        file.write(b"]}")
    program = (
        "import sys, resource, pathlib, datetime\n"
        "from callup.model.gathered import Gathered\n"
        "from callup.read import read_items\n"
        "own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "day = datetime.datetime(2030, 1, 1)\n"
        "body = pathlib.Path(sys.argv[1])\n"
        "gathered = Gathered(body=body, media_type='application/json', address='a', name='a', seen=day)\n"
        "count = sum(1 for _ in read_items(gathered))\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - own)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    count, grown = map(int, done.stdout.split())
    assert count == 100_000
    assert grown < 60_000 if resource.getpagesize() else False
