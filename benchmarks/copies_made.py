"""Makes posts with known families of copies, for benchmarks/copies.py.

The same count, seed and style give the same posts. Some of the posts are copies of one of a number of texts:
with other regions, sums, telephones and dates, sentences left out or in another order, other words, typing
errors, letters that look like others, a foreign beginning, cut short, with the account's footer. The others
are ordinary posts of libraries, schools and towns, many of them in formulas that all of them use: those are
no copies. The formulas and adverts stand in copies.yml; the words between are made up of syllables.

A style says of what the ordinary posts are made: `words` (running text), `formulas`, `mixed`, or `lines`,
sentences of a file that the reader names.

Usage: python benchmarks/copies_made.py [--count N] [--seed N] [--style NAME] [--to FILE]

Prints how many posts, families and characters there are; with `--to` writes the posts as JSON Lines.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import yaml

ALONE = -1
STYLES = ("mixed", "words", "formulas", "lines")
CAMPAIGN_SHARE = 0.12
_SLOT = re.compile(r"\{([^}]*)\}")
_ALIKE = str.maketrans("аеорсухк", "aeopcyxk")
_WORDS = 24_000
_FUNCTION = "и в на не что с по как к из у за от для о это так же но а мы он она они то все при до".split()


@dataclass(frozen=True, slots=True)
class Made:
    """A post: who published it, of which family it is (`ALONE` for none), how much it was edited (0 to 3)."""

    text: str
    account: int
    family: int
    level: int


@dataclass(frozen=True, slots=True)
class Style:
    """How the ordinary posts are made: the kind, how many formulas there are, how many words fill them."""

    name: str = "mixed"
    formulas: int = 60
    fillers: int = 3_000
    lines: tuple[str, ...] = ()


class Maker:
    """The dice, the words and the formulas of one set of posts."""

    def __init__(self, count: int, seed: int, style: Style) -> None:
        self.random = Random(f"{seed} {style.name}")
        self.style = style
        self.lists: dict[str, Any] = load()
        self.words = _vocabulary(self.random)
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))
        self.fillers = self.random.sample(self.words, min(style.fillers, len(self.words)))
        self.formulas = self._make_formulas()
        self.synonyms = dict(
            zip(self.random.sample(self.words, 6_000), self.random.sample(self.words, 6_000), strict=True)
        )
        self.accounts = max(20, count // 60)
        self.footers = {
            account: self.fill(self.random.choice(self.lists["footer"]))
            for account in range(self.accounts)
            if self.random.random() < 0.3
        }

    def running(self, count: int) -> list[str]:
        """So many words as they come in running text: the frequent ones often."""
        return self.random.choices(self.words, cum_weights=self._weights, k=count)

    def sentence(self) -> str:
        """A sentence of running text, or of the file of lines."""
        if self.style.lines:
            return self.random.choice(self.style.lines)
        return " ".join(self.running(self.random.randint(5, 14))).capitalize() + "."

    def formula(self) -> str:
        """A formulaic sentence, its slots filled."""
        return self.fill(self.random.choice(self.formulas))

    def ordinary(self) -> list[str]:
        """The sentences of an ordinary post."""
        length, told, sentences = self.random.randint(180, 620), 0, []
        share = {"words": 0.15, "lines": 0.15, "formulas": 1.0}.get(self.style.name)
        if share is None:
            share = self.random.choice((0.0, 0.3, 0.6, 1.0))
        while told < length:
            sentences.append(self.formula() if self.random.random() < share else self.sentence())
            told += len(sentences[-1]) + 1
        return sentences

    def source(self) -> list[str]:
        """The sentences of a text to be copied, with slots: an advert, a notice or an ordinary post."""
        kind = self.random.random()
        if kind < 0.35:
            own = [self._slotted(self.sentence()) for _ in range(self.random.randint(0, 2))]
            return [*self.random.sample(self.lists["advert"], self.random.randint(3, 6)), *own]
        if kind < 0.55:
            own = [self.sentence() for _ in range(self.random.randint(1, 4))]
            return [*own, *self.random.sample(self.lists["notice"], self.random.randint(1, 3))]
        if kind < 0.8:
            return [
                self._slotted(sentence)
                for sentence in (self.sentence() for _ in range(self.random.randint(4, 8)))
            ]
        return self.ordinary()

    def fill(self, sentence: str) -> str:
        """A sentence with its slots filled."""
        return _SLOT.sub(
            lambda match: _fillings()[match.group(1).partition(":")[0]](self, match.group(1)), sentence
        )

    def copy(self, source: list[str], level: int) -> str:
        """A copy of a text, edited as much as a level says."""
        random = self.random
        sentences = [self.fill(sentence) for sentence in source]
        if level >= 2:
            sentences = self._rearranged(sentences)
        text = ("\n" if random.random() < 0.3 else " ").join(sentences)
        if level >= 3:
            text = self._damaged(text)
        if level >= 1:
            ornaments = random.choices(self.lists["lists"]["emoji"], k=random.randint(1, 3))
            tags = [f"#{tag}" for tag in random.choices(self.lists["lists"]["tag"], k=random.randint(0, 3))]
            text = " ".join((ornaments[0], text, *ornaments[1:], *tags))
        return text

    def _rearranged(self, sentences: list[str]) -> list[str]:
        random = self.random
        if random.random() < 0.5:
            random.shuffle(sentences)
        if len(sentences) > 3 and random.random() < 0.5:
            del sentences[random.randrange(len(sentences))]
        return [
            " ".join(
                self.synonyms.get(word, random.choice(self.words)) if random.random() < 0.05 else word
                for word in sentence.split(" ")
            )
            for sentence in sentences
        ]

    def _damaged(self, text: str) -> str:
        random = self.random
        words = text.split(" ")
        harm = random.randrange(5)
        if harm == 0:
            words = [word for word in words if random.random() > 0.06]
        elif harm == 1:
            words = [_mistyped(word, random) if random.random() < 0.06 else word for word in words]
        elif harm == 2:
            words = words[: int(len(words) * random.uniform(0.5, 0.8))]
        elif harm == 3:
            words = [*(self.sentence() for _ in range(random.randint(1, 2))), *words]
        else:
            return text.translate(_ALIKE)
        return " ".join(words)

    def _slotted(self, sentence: str) -> str:
        """A sentence with a slot or none."""
        slots = ("{date}", "{sum}", "{phone}", "{region}", "{number}")
        return f"{sentence[:-1]} {self.random.choice(slots)}." if self.random.random() < 0.4 else sentence

    def _make_formulas(self) -> list[str]:
        """The written formulas, and others of made-up words, with gaps for one to six words."""
        formulas = list(self.lists["frames"])
        while len(formulas) < self.style.formulas:
            words = self.running(self.random.randint(4, 10))
            for _ in range(self.random.randint(1, 2)):
                slot = self.random.choice(
                    ("{words:1}", "{words:2}", "{words:4}", "{name}", "{date}", "{number}")
                )
                words.insert(self.random.randint(1, len(words)), slot)
            formulas.append(" ".join(words).capitalize() + ".")
        return formulas[: self.style.formulas]


def made(count: int, seed: int, style: Style) -> Iterator[Made]:
    """The posts, in an order that says nothing."""
    maker = Maker(count, seed, style)
    random = maker.random
    plan = [(ALONE, 0)] * count
    at = 0
    for family, size in enumerate(sizes(count)):
        plan[at : at + size] = [
            (family, level) for level in random.choices(range(4), (30, 30, 25, 15), k=size)
        ]
        at += size
    random.shuffle(plan)
    sources: dict[int, list[str]] = {}
    for family, level in plan:
        account = random.randrange(maker.accounts)
        if family == ALONE:
            text = " ".join(maker.ordinary())
        else:
            if family not in sources:
                sources[family] = maker.source()
            text = maker.copy(sources[family], level)
        if account in maker.footers and random.random() < 0.6:
            text = f"{text}\n{maker.footers[account]}"
        yield Made(text, account, family, level)


def sizes(count: int) -> list[int]:
    """The sizes of the families: few large ones and many small ones, 3 posts or more each."""
    left, found = int(count * CAMPAIGN_SHARE), []
    largest = max(8, int(count * 0.0069))
    while left >= 3:
        size = min(left, max(3, int(largest / (len(found) + 1) ** 0.85)))
        found.append(size)
        left -= size
    return found


@cache
def load() -> dict[str, Any]:
    """The lists of copies.yml."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("copies.yml").read_text(encoding="utf-8"))
    return found


def _vocabulary(random: Random) -> list[str]:
    """Made-up words with Russian endings; the short ones and real particles first, as frequent words are."""
    onsets = "б в г д ж з к л м н п р с т ф х ц ч ш ст пр тр кр гр вл сл сн зв дв".split()
    vowels = "а о у и е я ы ю".split()
    codas = ["", "", "", "н", "р", "л", "к", "с", "т", "в"]
    ends = [
        "",
        "а",
        "ы",
        "ой",
        "ом",
        "ие",
        "ость",
        "ать",
        "ил",
        "ный",
        "ного",
        "ские",
        "ами",
        "ение",
        "ится",
        "овал",
    ]
    words: dict[str, None] = dict.fromkeys(_FUNCTION)
    while len(words) < _WORDS:
        syllables = 1 + min(2, len(words) // 3_000) + random.randint(0, 1)
        stem = "".join(
            random.choice(onsets) + random.choice(vowels) + random.choice(codas) for _ in range(syllables)
        )
        words[stem + random.choice(ends)] = None
    return list(words)


def _mistyped(word: str, random: Random) -> str:
    if len(word) < 3:
        return word
    at = random.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@cache
def _fillings() -> dict[str, Callable[[Maker, str], str]]:
    months = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()

    def pick(maker: Maker, name: str) -> str:
        return str(maker.random.choice(maker.lists["lists"][name]))

    def money(maker: Maker, _: str) -> str:
        thousands = maker.random.randint(20, 3_000)
        ways = (
            f"{thousands} тысяч рублей",
            f"{thousands} 000 ₽",
            f"{thousands / 1000:.1f} млн рублей".replace(".", ","),
        )
        return maker.random.choice(ways)

    def number(maker: Maker, _: str) -> str:
        return str(maker.random.randint(1, 120))

    return {
        "region": lambda maker, _: pick(maker, "region"),
        "word": lambda maker, slot: pick(maker, slot.partition(":")[2]),
        "words": lambda maker, slot: " ".join(maker.random.choices(maker.fillers, k=int(slot[-1]))),
        "name": lambda maker, _: f"{pick(maker, 'given')} {pick(maker, 'surname')}",
        "sum": money,
        "number": number,
        "phone": lambda maker, _: "8 ({}) {}-{}-{}".format(
            maker.random.randint(300, 999), *maker.random.choices(range(10, 99), k=3)
        ),
        "time": lambda maker, _: f"{maker.random.randint(8, 20)}:{maker.random.choice(('00', '15', '30'))}",
        "date": lambda maker, _: f"{maker.random.randint(1, 28)} {maker.random.choice(months)}",
        "link": lambda maker, _: (
            f"https://{maker.random.choice(maker.words)}.example/{maker.random.randint(1, 9999)}"
        ),
    }


def main() -> int:
    """Makes posts and says what they are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--style", choices=STYLES[:3], default="mixed")
    parser.add_argument("--to", type=Path, help="write the posts here, as JSON Lines")
    options = parser.parse_args()
    families, characters = Counter[int](), 0
    with options.to.open("w", encoding="utf-8") if options.to else nullcontext() as file:
        for post in made(options.count, options.seed, Style(options.style)):
            families[post.family] += 1
            characters += len(post.text)
            if file is not None:
                row = {"text": post.text, "family": None if post.family == ALONE else post.family}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    alone = families.pop(ALONE, 0)
    print(f"{options.count} posts of {characters / options.count:.0f} characters, {alone} of them alone;")
    print(f"{len(families)} families, the largest of {max(families.values(), default=0)} posts")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
