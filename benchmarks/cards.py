"""Made-up court cards from a seed: what happened, and the cards that tell of it."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TOWNS = "Псковский Казанский Читинский Курский Тамбовский Самарский Хабаровский Нижегородский".split()
ARTICLES = {
    "337": ["2.1", "3.1", "4", "5"],
    "332": ["1", "2.1", "2.2"],
    "334": ["1", "2"],
    "338": ["1", "2", "3"],
    "328": ["1"],
}
PERSONS = {"mobilised": "мобилизованный", "contract": "по контракту", "conscript": "срочник", "unknown": ""}
OUTCOMES = {
    "suspended": "условно",
    "prison": "лишение свободы",
    "fine": "штраф",
    "acquitted": "оправдан",
    "returned": "возвращено прокурору",
    "unknown": "вынесен приговор",
}
SURNAMES = "Былинкин Вымыслов Небывалый Придумкин Сочинялов Выдумщиков".split()
COLUMNS = (
    "суд,номер,уид,статья,подсудимый,дата поступления,дата заседания,дата решения,результат,срок мес,статус,"
    "инстанция,текст опубликован"
).split(",")


@dataclass(frozen=True)
class Happened:
    """One case as it was: nothing else is known to the cards."""

    court: str
    number: str
    uid: str
    articles: tuple[str, ...]
    people: tuple[str, ...]
    received: date
    heard: date | None
    decided: date | None
    outcome: str
    term: int | None
    person: str
    published: bool
    seen_before: bool
    appealed: date | None


def cases(count: int, seed: int) -> Iterator[Happened]:
    """So many cases; the same seed makes the same ones."""
    chance = random.Random(seed)
    for number in range(1, count + 1):
        yield _case(chance, number)


def _case(chance: random.Random, number: int) -> Happened:
    article = chance.choices(list(ARTICLES), [80, 8, 6, 4, 2])[0]
    articles = [f"{article}.{chance.choice(ARTICLES[article])}"]
    if chance.random() < 0.05:
        articles.append(f"334.{chance.choice(ARTICLES['334'])}" if article != "334" else "332.1")
    received = date(2022, 10, 1) + timedelta(days=chance.randrange(500))
    heard = received + timedelta(days=chance.randrange(5, 40)) if chance.random() < 0.8 else None
    decided = heard + timedelta(days=chance.randrange(60)) if heard and chance.random() < 0.8 else None
    outcome = chance.choice(list(OUTCOMES)) if decided else "unknown"
    court = chance.randrange(len(TOWNS))
    return Happened(
        court=f"{TOWNS[court]} гарнизонный военный суд",
        number=f"1-{number}/{received.year}",
        uid=f"{court:02d}GV0001-01-{received.year}-{number:06d}-{number % 97:02d}",
        articles=tuple(articles),
        people=tuple(
            f"{chance.choice(SURNAMES)} {chance.choice('АБВГД')}.{letter}."
            for letter in ("КЛ" if chance.random() < 0.03 else "К")
        ),
        received=received,
        heard=heard,
        decided=decided,
        outcome=outcome,
        term=chance.randrange(6, 130) if outcome in ("prison", "suspended") else None,
        person=chance.choice(list(PERSONS)),
        published=decided is not None and chance.random() < 0.1,
        seen_before=chance.random() < 0.05,
        appealed=decided + timedelta(days=50) if decided and chance.random() < 0.15 else None,
    )


def rows(happened: Iterable[Happened]) -> Iterator[dict[str, str]]:
    """The cards of the cases: one seen before it was decided, the last one, and one of the appeal."""
    for case in happened:
        card = {
            "суд": case.court,
            "номер": case.number,
            "уид": case.uid,
            "статья": "; ".join(_written(article) for article in case.articles),
            "подсудимый": "; ".join(case.people),
            "дата поступления": f"{case.received:%d.%m.%Y}",
            "дата заседания": f"{case.heard:%d.%m.%Y}" if case.heard else "",
            "дата решения": f"{case.decided:%d.%m.%Y}" if case.decided else "",
            "результат": OUTCOMES[case.outcome] if case.decided else "",
            "срок мес": "" if case.term is None else str(case.term),
            "статус": PERSONS[case.person],
            "инстанция": "первая",
            "текст опубликован": ("да" if case.published else "нет") if case.decided else "",
        }
        if case.seen_before:
            unknown = dict.fromkeys(("дата решения", "результат", "срок мес", "текст опубликован"), "")
            yield {**card, **unknown}
        yield card
        if case.appealed:
            yield {
                **card,
                "суд": "Окружной военный суд",
                "номер": f"22-{case.number.removeprefix('1-')}",
                "дата поступления": f"{case.appealed - timedelta(days=20):%d.%m.%Y}",
                "дата заседания": "",
                "дата решения": f"{case.appealed:%d.%m.%Y}",
                "результат": "приговор оставлен без изменения",
                "срок мес": "",
                "инстанция": "апелляция",
            }


def _written(article: str) -> str:
    number, part = article.split(".", 1)
    return f"ст.{number} ч.{part} УК РФ"


def write_csv(happened: Iterable[Happened], path: Path) -> int:
    """The cards as a table; how many they are."""
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        for row in rows(happened):
            table.writerow(row)
            written += 1
    return written


def write_scraped(happened: Iterable[Happened], path: Path) -> int:
    """The cards as sudrfscraper writes them, a line each; how many they are."""
    lines = [_scraped(number, row) for number, row in enumerate(rows(happened))]
    path.write_text(
        "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n", encoding="utf-8"
    )
    return len(lines)


def _scraped(number: int, row: dict[str, str]) -> dict[str, object]:
    """No term and no status stand there; the accused and the articles share a field."""
    names = "; ".join(f"{name} - {row['статья']}" for name in row["подсудимый"].split("; "))
    return {
        "id": number,
        "region": 60,
        "instance": "APPELLATION" if row["инстанция"] == "апелляция" else "FIRST",
        "name": row["суд"],
        "caseNumber": row["номер"],
        "cui": row["уид"],
        "entryDate": row["дата поступления"],
        "names": names,
        "judge": "Судейкин С.С.",
        "resultDate": row["дата решения"] or None,
        "decision": row["результат"].upper() or None,
        "endDate": None,
        "text": "ПРИГОВОР. Именем..." if row["текст опубликован"] == "да" else None,
        "links": {"META": "https://court.example/card"},
        "steps": [
            {"eventName": "Регистрация поступившего в суд дела", "eventDate": row["дата поступления"]},
            *(
                [{"eventName": "Судебное заседание", "eventDate": row["дата заседания"]}]
                if row["дата заседания"]
                else []
            ),
        ],
        "sides": [{"sideType": "Защитник", "sideName": "Адвокатов А.А."}],
    }
