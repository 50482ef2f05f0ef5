from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from callup.link.copies.copy_signatures import COLUMNS, SHORTEST, minima_of, sign
from callup.link.copies.families import ALONE, Grouped, Signed, gather, group, in_order
from callup.link.copies.families_joined import join

LETTERS = "аабвгдеежзииклмнооопрстуцчья"
WORDS = ["".join(Random(n).choices(LETTERS, k=3 + n % 8)) for n in range(3_000)]


def text(random: Random, words: int = 70) -> bytes:
    return " ".join(random.choices(WORDS, k=words)).encode("cp1251")


def changed(random: Random, source: bytes, share: float) -> bytes:
    return b" ".join(
        random.choice(WORDS).encode("cp1251") if random.random() < share else word
        for word in source.split(b" ")
    )


def found(texts: list[bytes], order: list[int] | None = None) -> list[frozenset[int]]:
    """The families among texts that come in some order, as sets of their numbers."""
    order = list(range(len(texts))) if order is None else order
    signatures = sign([texts[at] for at in order])
    rows = sorted(
        (number, (signature.digest, signature.minima))
        for number, signature in zip(order, signatures, strict=True)
    )
    grouped = group(ordered((number, *signature) for number, signature in rows))
    return members(grouped)


def ordered(rows: Iterable[tuple[int, int | None, bytes]]) -> Signed:
    return in_order(gather(rows))


def members(grouped: Grouped) -> list[frozenset[int]]:
    """The families as sets of texts; they have the numbers from 0 on, and two texts each."""
    family = grouped.family
    assert (np.bincount(family[family != ALONE], minlength=len(grouped.reach)) > 1).all()
    assert len(grouped.reach) == len(grouped.cores) > family.max(initial=ALONE)
    return sorted(
        (frozenset(np.flatnonzero(family == number).tolist()) for number in set(family.tolist()) - {ALONE}),
        key=min,
    )


def test_the_share_of_equal_columns_estimates_the_likeness() -> None:
    random = Random(1)
    for share in (0.0, 0.1, 0.3):
        one = text(random, 200)
        other = changed(random, one, share)
        runs = [{each[at : at + 5] for at in range(len(each) - 4)} for each in (one, other)]
        exact = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
        minima = minima_of([one, other])
        assert abs((minima[0] == minima[1]).mean() - exact) < 0.12
        assert (minima_of([other])[0] == minima[1]).all(), "a text's columns do not depend on its neighbours"


def test_copies_are_a_family_and_what_is_not_alike_is_not() -> None:
    random = Random(2)
    sources = [text(random) for _ in range(5)]
    texts = [changed(random, source, 0.06) for source in sources for _ in range(6)]
    texts += [text(random) for _ in range(60)]
    assert found(texts) == [frozenset(range(first, first + 6)) for first in range(0, 30, 6)]


def test_a_copy_that_is_cut_short_or_shuffled_stays_with_its_family() -> None:
    random = Random(3)
    source = text(random, 120)
    texts = [changed(random, source, 0.04) for _ in range(8)]
    words = source.split(b" ")
    texts += [b" ".join(words[:75]), b" ".join([*words[60:], *words[:60]])]
    texts += [text(random) for _ in range(30)]
    assert found(texts) == [frozenset(range(10))]


def test_chains_of_formulas_are_no_family() -> None:
    """Each post shares three of its five sentences with many others, and no two share the same ones."""
    random = Random(4)
    formulas = [text(random, 10) for _ in range(12)]
    posts = [
        b" ".join([*random.sample(formulas, 3), text(random, 12), text(random, 12)]) for _ in range(1_500)
    ]
    campaign = [changed(random, posts[0], 0.02) for _ in range(12)]
    families = found([*posts, *campaign])
    largest = max(families, key=len)
    assert set(range(1_500, 1_512)) <= largest
    assert len(largest) <= 14
    assert sum(len(family) for family in families if family != largest) < 0.08 * 1_500


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_texts_changes_nothing(seed: int) -> None:
    random = Random(5)
    sources = [text(random) for _ in range(4)]
    texts = [changed(random, source, share) for source in sources for share in (0, 0, 0.05, 0.1, 0.2, 0.25)]
    texts += [text(random) for _ in range(20)]
    order = list(range(len(texts)))
    Random(seed).shuffle(order)
    signatures = sign([texts[at] for at in order])
    grouped = group(ordered((place, s.digest, s.minima) for place, s in enumerate(signatures)))
    shuffled = {frozenset(order[place] for place in family) for family in members(grouped)}
    assert shuffled == set(found(texts))


def test_short_texts_are_copies_only_where_they_are_the_same() -> None:
    one = "набор идет на службу зовем 0 сегодня".encode("cp1251")
    other = one + b"!"
    few = "мы вас ждем".encode("cp1251")
    assert len(other) < SHORTEST
    assert found([one, other, one, few, few, b"", b""]) == [frozenset({0, 2})]
    assert [signature.minima for signature in sign([one])] == [b""]
    assert sign([few])[0].digest is None


def test_nothing_has_no_families() -> None:
    assert found([]) == []
    assert found([b""]) == []


def test_new_texts_join_the_families_that_stand() -> None:
    random = Random(6)
    sources = [text(random) for _ in range(6)]
    old = [changed(random, source, 0.05) for source in sources[:4] for _ in range(8)]
    old += [text(random) for _ in range(40)]
    new = [changed(random, source, 0.06) for source in sources for _ in range(4)]
    new += [text(random) for _ in range(10)] + [old[0], old[-1], old[-2] + b" " + text(random, 3)]
    signatures = sign([*old, *new])
    rows = [(place, s.digest, s.minima) for place, s in enumerate(signatures)]
    before = group(ordered(rows[: len(old)]))
    signed = gather(rows)
    fresh = np.arange(len(rows)) >= len(old)
    standing = Grouped(np.concatenate([before.family, np.full(len(new), ALONE)]), before.cores, before.reach)
    after = join(signed, standing, fresh)
    stood = before.family != ALONE
    assert (after.family[: len(old)][stood] == before.family[stood]).all(), "what stands, stands"
    assert members(after) == members(group(in_order(signed))), "here joining finds what finding anew does"


def test_joining_one_by_one_keeps_a_family_together() -> None:
    random = Random(7)
    source = text(random)
    texts = [changed(random, source, 0.05) for _ in range(20)]
    rows = [(place, s.digest, s.minima) for place, s in enumerate(sign(texts))]
    grouped = group(ordered(rows[:6]))
    for known, more in pairwise(range(6, 21, 2)):
        signed = gather(rows[:more])
        family = np.concatenate([grouped.family, np.full(more - known, ALONE)])
        fresh = np.arange(more) >= known
        grouped = join(signed, Grouped(family, grouped.cores, grouped.reach), fresh)
    assert members(grouped) == [frozenset(range(20))]
    assert grouped.cores.shape == (1, COLUMNS)
