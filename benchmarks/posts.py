"""Makes posts in Russian for the other benchmarks: half of them full of offers, half of them of town news.

Usage: python benchmarks/posts.py [--count N] [--seed N] [--dense-share X] [--to result.json]

The same count, seed and share give the same posts. With `--to` they are written as Telegram Desktop
exports one channel; without it only the figures are printed: their size, and how many sentences are
exact repeats. The sentences stand in posts.yml.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

LENGTH = 560  # a post ends with the line that takes it beyond
FIRST_DAY = datetime(2022, 3, 1, 6, tzinfo=UTC)
MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_MOST = 16  # sentences of a quiet post; the frames of one post differ
_SLOT = re.compile(r"\{([^}]*)\}")
_SENTENCE = re.compile(r"(?<=[.!?»])\s+(?=[А-ЯЁ«])|\n")

Piece = str | Callable[["Pen"], str]


@dataclass(frozen=True, slots=True)
class Post:
    """One post; a dense one carries two offers or more."""

    text: str
    dense: bool


@dataclass(slots=True)
class Pen:
    """What writes one post: the dice, the lists, and the region and city that the post is about."""

    random: Random
    lists: dict[str, list[Any]]
    region: dict[str, str]
    city: dict[str, str]


def posts(count: int, seed: int, dense_share: float = 0.5) -> Iterator[Post]:
    """Posts of some 600 characters, of which a share, drawn by chance, is dense."""
    random = Random(seed)
    lists = load()
    for _ in range(count):
        pen = Pen(random, lists, random.choice(lists["region"]), random.choice(lists["city"]))
        dense = random.random() < dense_share
        yield Post(_dense(pen) if dense else _quiet(pen), dense)


@cache
def load() -> dict[str, list[Any]]:
    """The lists of posts.yml, each line parsed into its pieces."""
    path = Path(__file__).with_name("posts.yml")
    written: dict[str, list[Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    parsed: dict[str, list[Any]] = {
        name: lines for name, lines in written.items() if name in ("region", "city")
    }
    for name in written.keys() - parsed.keys():
        parsed[name] = [_pieces(str(line)) for line in written[name]]
    return parsed


def _pieces(line: str) -> list[Piece]:
    """A line as fixed words and slots, by turns."""
    parts: list[Piece] = list(_SLOT.split(line))
    return [_slot(str(part)) if at % 2 else part for at, part in enumerate(parts)]


def _slot(name: str) -> Callable[[Pen], str]:
    """What fills one slot."""
    if name.endswith(".up"):
        inner = _slot(name.removesuffix(".up"))
        return lambda pen: (words := inner(pen))[:1].upper() + words[1:]
    if name.startswith("sum "):
        low, high = map(int, name.removeprefix("sum ").split("-"))
        return lambda pen: _sum(pen.random, low, high)
    if name.startswith("number "):
        low, high = map(int, name.removeprefix("number ").split("-"))
        return lambda pen: str(pen.random.randint(low, high))
    if name.startswith(("region.", "city.")):
        bound, form = name.split(".")
        return lambda pen: str(getattr(pen, bound)[form])
    return _MADE.get(name) or (lambda pen: _line(pen, name))


def _line(pen: Pen, name: str) -> str:
    """A line of a list, its slots filled."""
    return _fill(pen, pen.random.choice(pen.lists[name]))


def _fill(pen: Pen, pieces: list[Piece]) -> str:
    return "".join(piece if isinstance(piece, str) else piece(pen) for piece in pieces).replace("..", ".")


def _sum(random: Random, low: int, high: int) -> str:
    """A sum between so many thousands, as one of the ways to write it; most are round."""
    step = 100 if high > 1000 else 5 if high > 20 else 1
    thousands = max(low, random.randint(low, high) // step * step)
    if thousands >= 1000 and random.random() < 0.7:
        millions = f"{thousands / 1000:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        return random.choice((f"{millions} млн рублей", f"{millions} миллиона рублей", f"{millions} млн ₽"))
    spaced = f"{thousands:,}".replace(",", " ")
    ways = (f"{spaced} тысяч рублей", f"{spaced} тыс. руб.", f"{spaced} тыс. рублей", f"{spaced} 000 рублей")
    return random.choice((*ways, f"{spaced} 000 ₽", f"{spaced} 000 руб.", f"{thousands}000 рублей"))


def _day(random: Random) -> tuple[int, str, int]:
    return random.randint(1, 28), random.choice(MONTHS), random.randint(2022, 2024)


def _date(pen: Pen) -> str:
    day, month, year = _day(pen.random)
    number = MONTHS.index(month) + 1
    return pen.random.choice(
        (f"{day} {month} {year} года", f"{day:02}.{number:02}.{year}", f"{day} {month} {year} г.")
    )


def _day_month(pen: Pen) -> str:
    day, month, _ = _day(pen.random)
    return f"{day} {month}"


def _until(pen: Pen) -> str:
    day, month, year = _day(pen.random)
    ways = (
        f"{day} {month}",
        f"{day} {month} {year} года",
        "конца года",
        f"конца {month}",
        f"1 января {year + 1} года",
    )
    return pen.random.choice(ways)


def _hour(pen: Pen) -> str:
    return f"{pen.random.randint(7, 21)}:{pen.random.randrange(0, 60, 5):02}"


_MADE: dict[str, Callable[[Pen], str]] = {
    "date": _date,
    "day_month": _day_month,
    "until": _until,
    "hour": _hour,
}


def _quiet(pen: Pen) -> str:
    """Town news: sentences, in one or more paragraphs."""
    frames = pen.random.sample(pen.lists["quiet_sentence"], k=_MOST)
    text = _fill(pen, frames.pop())
    while len(text) < LENGTH and frames:
        text += pen.random.choice((" ", " ", "\n\n")) + _fill(pen, frames.pop())
    return text


def _dense(pen: Pen) -> str:
    """An advert in lines, or a piece of news in sentences."""
    return _advert(pen) if pen.random.random() < 0.5 else _news(pen)


def _advert(pen: Pen) -> str:
    mark = _line(pen, "mark")
    lines = [
        _line(pen, "advert_head"),
        f"{mark} {_line(pen, 'bonus_item')}",
        f"{mark} {_line(pen, 'pay_item')}",
    ]
    size = sum(map(len, lines))
    while size < LENGTH - 70:
        ordinary = pen.random.random() < 0.15
        line = _line(pen, "dense_aside") if ordinary else f"{mark} {_line(pen, 'advert_item')}"
        lines.append(line)
        size += len(line) + 1
    return "\n".join([*lines, _line(pen, "advert_foot")])


def _news(pen: Pen) -> str:
    text = " ".join(_line(pen, "dense_sentence") for _ in range(2))
    while len(text) < LENGTH:
        kind = pen.random.choice(("dense_sentence", "dense_aside", "quiet_sentence"))
        text += pen.random.choice((" ", " ", "\n\n")) + _line(pen, kind)
    return text


def write_export(written: Iterator[Post], path: Path) -> int:
    """Write posts as one public channel's export, one by one; how many there were."""
    number = 0
    with path.open("w", encoding="utf-8") as out:
        out.write('{"name": "Посты для замера", "type": "public_channel", "id": 1000000001, "messages": [')
        for number, post in enumerate(written, 1):
            out.write(
                (",\n" if number > 1 else "\n") + json.dumps(_message(number, post), ensure_ascii=False)
            )
        out.write("\n]}\n")
    return number


def _message(number: int, post: Post) -> dict[str, object]:
    when = FIRST_DAY + timedelta(minutes=number * 7 % 1_400_000)
    return {
        "id": number,
        "type": "message",
        "date": when.strftime("%Y-%m-%dT%H:%M:%S"),
        "date_unixtime": str(int(when.timestamp())),
        "from": "Посты для замера",
        "from_id": "channel1000000001",
        "text": post.text,
        "text_entities": [{"type": "plain", "text": post.text}],
    }


def _figures(written: Iterator[Post]) -> str:
    """How large the posts are, and how many of their sentences stood before."""
    number = size = letters = sentences = 0
    seen: set[int] = set()
    start = time.process_time()
    for post in written:
        number += 1
        size += len(post.text.encode())
        letters += len(post.text)
        for sentence in _SENTENCE.split(post.text):
            sentences += 1
            seen.add(hash(sentence))
    repeats = 100 * (1 - len(seen) / max(sentences, 1))
    seconds = time.process_time() - start
    return (
        f"{number} posts, {size / 1e6:.1f} MB, {letters / max(number, 1):.0f} characters each; of "
        f"{sentences} sentences {repeats:.1f} % are exact repeats; {seconds:.1f} processor seconds"
    )


def main() -> int:
    """Write the posts, or print their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dense-share", type=float, default=0.5)
    parser.add_argument("--to", type=Path)
    arguments = parser.parse_args()
    made = posts(arguments.count, arguments.seed, arguments.dense_share)
    if arguments.to is None:
        print(_figures(made))
    else:
        print(f"{write_export(made, arguments.to)} posts written to {arguments.to}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
