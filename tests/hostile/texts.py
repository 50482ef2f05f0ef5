"""Hostile texts, tables, pages and exports, made by the tests: what each holds, and what must be said of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.hostile.case import Case, late

BONUS = "Единовременная выплата при заключении контракта — 300 000 рублей."
EXPORT = {"name": "Канал", "type": "public_channel", "id": 1}


def message(number: int, text: object = BONUS, **more: object) -> dict[str, object]:
    return {"id": number, "type": "message", "date": "2023-03-28T10:00:00", "text": text, **more}


def export(*messages: object) -> bytes:
    return json.dumps({**EXPORT, "messages": messages}, ensure_ascii=False).encode("utf-8", "surrogatepass")


def texts() -> Iterator[Case]:
    yield Case("empty.txt", b"", says="empty")
    yield Case("blank.txt", b" \n\t\n" * 100, says="no text in it")
    yield Case("junk.txt", bytes(range(256)) * 400, says="")
    yield Case("zeros.txt", late(lambda: bytes(5_000_000)), says="")
    yield Case("controls.txt", (f"{BONUS * 9}\x0b\x0c\x1b[31m".encode()) + b"\x00" * 2, documents=1)
    yield Case("one-line.txt", late(lambda: b"abcdefghi " * 20_000_000), says="larger than|characters")
    yield Case("million-lines.txt", late(lambda: b"\n" * 3_000_000 + BONUS.encode()), documents=None)
    yield Case("cp1251.txt", (BONUS * 3).encode("cp1251", "replace"), documents=1, offers=1)
    yield Case("cp866.txt", (BONUS * 3).encode("cp866", "replace"), documents=1, offers=1)
    yield Case("koi8-r.txt", (BONUS * 3).encode("koi8-r", "replace"), documents=1, offers=1)
    yield Case("utf-16.txt", (BONUS * 3).encode("utf-16"), documents=1, offers=1)
    yield Case("utf-16-cut.txt", (BONUS * 3).encode("utf-16")[:-1], says="")
    yield Case(
        "mixed.txt",
        (BONUS * 9).encode() + b"\n" + BONUS.encode("cp1251", "replace"),
        says="line 2 is not in UTF-8",
        documents=1,
        offers=1,
    )
    yield Case(
        "bad-bytes.txt",
        (BONUS * 9).encode() + b"\xff\xfe\xfa" + BONUS.encode(),
        says="not in UTF-8",
        documents=1,
    )
    yield Case("right-to-left.txt", f"\u202e{BONUS}\u202c \u200f{BONUS}\u2066".encode(), documents=1)
    yield Case("thousand-digits.txt", f"Единовременная выплата — {'9' * 1000} рублей.".encode(), documents=1)
    yield Case(
        "year-0.txt", f"С 1 января 0 года и с 31 февраля 9999 года, 00.00.0000: {BONUS}".encode(), documents=1
    )
    yield Case("ones.txt", b"1 " * 50_000, documents=1)
    yield Case("dashes.txt", b"1-" * 50_000, documents=1)
    yield Case("quotes.txt", ("«" * 50_000 + BONUS + "»" * 50_000).encode(), documents=1)
    yield Case("said.txt", ("сообщил, что по словам " * 6_000).encode(), documents=1)
    yield Case("brackets.txt", ("(" * 50_000 + BONUS + ")" * 50_000).encode(), documents=1)
    yield Case("combining.txt", ("выплата" + "\u0301" * 100_000).encode(), documents=1)
    yield Case("long-word.txt", ("выплата" * 50_000).encode(), documents=1)


def tables() -> Iterator[Case]:
    yield Case(
        "never-closed.csv",
        b'text,date\nfirst,2023-01-01\n"second,2023-01-01\nthird,2023-01-01\n',
        says="line 4: this is not CSV",
        documents=1,
    )
    yield Case(
        "too-many-cells.csv",
        f"text,date\n{BONUS},2023-01-01\na,b,c,d\n".encode(),
        says="4 cells",
        documents=1,
    )
    yield Case("nul.csv", b"text,date\na\x00b,2023-01-01\n", documents=None)
    yield Case(
        "large-cell.csv", late(lambda: b'text,date\n"' + b"a b " * 2_000_000 + b'",2023-01-01\n'), says=""
    )
    yield Case("named-twice.csv", b"text,text\na,b\n", says="each column once")
    yield Case(
        "wrong-dates.csv",
        f"text,date\n{BONUS},0000-00-00\n{BONUS}!,9999-99-99\n".encode(),
        says="day of publication",
        documents=2,
    )
    yield Case("wide.csv", b"," * 200_000 + b"\n" + b"," * 200_000, says="")
    yield Case("many-rows.csv", late(lambda: b"text\n" + b"a\n" * 20_000), documents=None)


def exports() -> Iterator[Case]:
    yield Case("deep.json", late(lambda: b"[" * 1_000_000), says="")
    yield Case("deep-objects.json", late(lambda: b'{"a":' * 300_000 + b"1" + b"}" * 300_000), says="")
    yield Case(
        "deep-message.json",
        export(message(1), message(2, "DEEP")).replace(b'"DEEP"', b"[" * 100_000 + b"]" * 100_000),
        says="",
        documents=None,
    )
    yield Case(
        "cut-off.json", export(*(message(n) for n in range(50)))[:-200], says="after item 48", documents=48
    )
    yield Case(
        "surrogate.json", export(message(1, f"{BONUS} \ud800 \udfff")), says="fit no encoding", documents=1
    )
    yield Case(
        "written-surrogate.json",
        json.dumps({**EXPORT, "messages": [message(1, f"{BONUS} \ud83d \udc00 SPOT")]}).encode(),
        documents=1,
    )
    yield Case(
        "digits.json",
        export(message(1)).replace(b'"id": 1,', b'"id": ' + b"9" * 5_000 + b","),
        documents=None,
    )
    yield Case(
        "not-a-number.json",
        export(message(1, views=1)).replace(b'"views": 1', b'"views": NaN'),
        documents=None,
    )
    yield Case(
        "dates.json",
        export(
            *(
                message(n, f"{BONUS} {n}", date=date)
                for n, date in enumerate(
                    ("0000-01-01T00:00:00", "9999-12-31T23:59:59", "1e999", -5, None, [1])
                )
            )
        ),
        documents=6,
    )
    yield Case("far-dates.json", export(message(1, date_unixtime="9" * 40)), documents=1)
    yield Case("no-messages.json", export(), says="")
    yield Case("not-messages.json", export(1, "two", None, [3], {"id": 4}), says="not a message|not written")
    yield Case(
        "strange-text.json",
        export(message(1, {"a": 1}), message(2, [{"type": "bold"}, 3]), message(3)),
        says="not written",
        documents=1,
    )
    yield Case(
        "giant-message.json", late(lambda: export(message(1, "слово " * 4_000_000), message(2))), says=""
    )
    yield Case(
        "long-line.jsonl",
        late(lambda: b'{"text": "' + b"a" * 200_000_000 + b'"}\n' + json.dumps({"text": BONUS}).encode()),
        says="",
        documents=None,
    )
    yield Case(
        "bad-lines.jsonl",
        b"\n".join([b"{", b'{"text": 1}', b"[]", json.dumps({"text": BONUS}).encode(), b"\xff\xfe"]),
        says="",
        documents=None,
    )
    yield Case(
        "wall.json",
        json.dumps(
            {
                "response": {
                    "count": 3,
                    "items": [
                        {
                            "id": 1,
                            "owner_id": -1,
                            "text": BONUS,
                            "copy_history": [None, 5, {"id": {}, "text": []}],
                        },
                        7,
                        {},
                    ],
                }
            }
        ).encode(),
        says="not a post",
        documents=1,
    )
    yield Case("many-brackets.json", late(lambda: b"[" + b"{}," * 100_000 + b"{}]"), says="")


def pages() -> Iterator[Case]:
    script = "<script>Единовременная выплата — 777 000 рублей. alert(1)</script>"
    yield Case(
        "script.html",
        f"<html><body>{script}<p onclick='alert(2)'>{BONUS}</p><style>p::after{{content:'888 000 рублей'}}</style></body></html>".encode(),
        documents=1,
        offers=1,
        never="777|888|alert",
    )
    yield Case(
        "open-script.html",
        f"<p>{BONUS}</p><script>Единовременная выплата — 777 000 рублей.".encode(),
        documents=1,
        never="777",
    )
    yield Case(
        "hidden.html",
        f"<p>{BONUS}</p><p style='display:none'>Выплата 777 000 рублей</p><template>777</template><noscript>777</noscript><!-- 777 -->".encode(),
        documents=1,
        never="777",
    )
    yield Case("nested.html", late(lambda: b"<div>" * 100_000 + BONUS.encode()), says="")
    yield Case("nested-inline.html", b"<b><i>" * 50_000 + BONUS.encode(), says="")
    yield Case(
        "huge-table.html",
        late(lambda: b"<table>" + b"<tr><td>1</td><td>2</td></tr>" * 200_000 + b"</table>"),
        says="",
    )
    yield Case(
        "huge.html", late(lambda: b"<p>" + b"word and word again. " * 3_500_000 + b"</p>"), says="larger than"
    )
    yield Case(
        "attributes.html", b"<p " + b"a=1 " * 500_000 + b">" + BONUS.encode() + b"</p>", documents=None
    )
    yield Case("nul.html", f"<p>{BONUS}\x00\x00</p><p>\x00{BONUS}</p>".encode(), documents=None)
    yield Case(
        "entities.xhtml",
        b'<?xml version="1.0"?><!DOCTYPE html [' + LAUGHS + b"]><html><body><p>&i;</p></body></html>",
        documents=None,
    )
    yield Case("comment.html", b"<!--" * 100_000 + BONUS.encode(), documents=None)
    yield Case("not-html.html", bytes(range(256)) * 1_000, says="")


LAUGHS = b'<!ENTITY a "lollollollollollollollol">' + b"".join(
    f'<!ENTITY {name} "{f"&{before};" * 20}">'.encode()
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
