"""The stretch of a sentence that belongs to each amount: its own words before and after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

import msgspec

from callup.extract.found import FoundAmount
from callup.extract.offers.offers_refusals import Refusals
from callup.extract.offers.offers_tables import Border, Cells
from callup.extract.reading import Reading
from callup.scan import Cue
from callup.scan.lazily import expression
from callup.values import Span

KINDS = frozenset(
    (
        "benefit",
        "payer",
        "offer_period",
        "offer_change",
        "offer_ratio",
        "offer_basis",
        "offer_silent",
        "offer_told",
        "offer_audience",
        "not_offer",
        "other_work",
        "service_context",
        "service_hint",
        "benefit_given",
        "offer_word",
        "offer_taker",
        "benefit_label",
        "benefit_in_kind",
    )
)
_OF_SUMS = frozenset(("payer", "offer_period", "offer_change", "offer_basis", "offer_taker", "service_hint"))
_ENOUGH_HINTS = 2
_OF_ANYTHING = frozenset(("pay",))
_CERTAIN = ("sign_on", "injury")
_LEAST_BONUS, _LEAST_ABROAD, _MOST_BONUS = 100_000, 1_000, 10_000_000
SHORT_DOCUMENT = 12
"""The sentences of a text that is about one thing throughout."""
_LONGEST_ITEM = 160
_LONGEST_LABEL = 90
_ITEM = expression(r"[^\d\n]{2,60}[—–:|\t-]\s?[^\n]{0,20}\d")
_UNIT_ENDS = expression(r"(?<!\w)(?:руб|р|тыс|млн|грн|rub)\.$")
_STROKE = expression(r"[|\t]")
_FEW = 3
_WORD = expression(r"[^\W\d_]+")
_NUMBER = expression(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3}|\d\s?(?:тыс|млн|thousand|million)")
_BULLETS = frozenset("•-–—*=·▪●◦✅✔➡►▶🔹🔸💰💵📌⭐🎖")
SIGNS = "\u2300-\u27a0\u27a2-\u2bff\U0001f000-\U0001faff"
"""Pictures that stand before the items of an advert, as a range of characters; arrows are none."""
_SIGN = expression(f"[{SIGNS}]")
# Where the words of one amount end and those of the next begin: the strongest that stands between them.
_BORDERS = tuple(
    expression(pattern)
    for pattern in (
        rf"[;|•\n{SIGNS}]|\.\s",
        r",?\s(?:а также|а|plus|плюс|\+|но|but|while|whereas|as well as|в то время как|тогда как|тоді як)\s"
        r"|,\s(?:and|и|or|или)\s",
        r",\s(?!(?:включая|в том числе|including)\b)",
        r"\s(?:и|and|or|или|та)\s",
        r"(?<=\w)\s[—–-]\s",
    )
)

_COUNTS_IN = expression(r",\s(?:включая|в том числе|including|у тому числі|зокрема)(?![^\W_])")
_NEXT_CLAUSE = expression(
    r"\s(?:a recruit|recruits|one gets|you get|people get|soldiers get|it comes"
    r"|новобран\w+|контрактник\w*|боец|человек|итого|набирается"
    r"|выходит|получается|выйдет|составит|разом|одноразово)\s"
)


class Stretch(msgspec.Struct, frozen=True):
    """An amount, with where its own words begin and end. `gap` begins where the amount before it ends, and
    `after` where this one does, with the same money in brackets behind it.

    `beside` are the borders of words elsewhere that speak for it: its column's head, its row's first cell,
    the line above.
    """

    found: FoundAmount
    sentence: int
    gap: int
    start: int
    end: int
    after: int
    beside: tuple[Border, ...] = ()

    @property
    def span(self) -> Span:
        """The amount itself."""
        return self.found.span


class Words:
    """The cues that offers are read from, by sentence."""

    def __init__(self, reading: Reading) -> None:
        self._headings = _headings(reading)
        self.cells = Cells(reading.text)
        self.refusals = Refusals(reading)
        self._of: dict[tuple[int, str], list[Cue]] = {}
        for cue in reading.scan.cues:
            if cue.kind in KINDS:
                self._of.setdefault((cue.sentence, cue.kind), []).append(cue)
        self._all = reading.scan.by_kind
        self.know(reading.amounts)
        self._sentence_at = reading.sentence_at
        self._first: dict[int, int] = {}
        for found in reading.amounts:
            self._first.setdefault(reading.sentence_at(found.span.start), found.span.start)
        self.sentences = sorted({sentence for sentence, _ in self._of})
        self.is_whole = self._is_of_service(reading)
        self.serving = sorted(
            {sentence for sentence, _ in self._of if self.is_whole or self._speaks_of_service(sentence)}
        )
        apart = any(kind == "other_work" for _, kind in self._of)
        self.is_short = len(reading.scan.sentences) <= SHORT_DOCUMENT and bool(self.serving) and not apart
        self._starts = {cue.start for cues in self._of.values() for cue in cues if cue.kind in _OF_SUMS}

    def _speaks_of_service(self, sentence: int) -> bool:
        """Whether a sentence has a word of service, or two different ones that it shares with other work."""
        if (sentence, "service_context") in self._of:
            return True
        hints = {cue.id for cue in self._of.get((sentence, "service_hint"), ())} - _OF_ANYTHING
        return len(hints) >= _ENOUGH_HINTS and (sentence, "other_work") not in self._of

    def _is_of_service(self, reading: Reading) -> bool:
        """Whether a short text that names no other work is about service throughout.

        It has two different words of service somewhere; or one that can only be meant so; or it tells of
        payments as large as a bonus is, and of a place in the country.
        """
        if len(reading.scan.sentences) > SHORT_DOCUMENT or any(kind == "other_work" for _, kind in self._of):
            return False
        hints = {cue.id for (_, kind), cues in self._of.items() if kind == "service_hint" for cue in cues}
        if len(hints - _OF_ANYTHING) >= _ENOUGH_HINTS or not hints.isdisjoint(_CERTAIN):
            return True
        return bool(hints) and any(found.home for found in reading.places) and _has_bonus(reading)

    def begins_at(self, offset: int) -> bool:
        """Whether a word that says something of a sum begins here, and so is no thing that is counted."""
        return offset in self._starts

    def know(self, amounts: Iterable[FoundAmount]) -> None:
        """Keep the amounts of the text, in its order."""
        self._amounts = list(amounts)
        self.sums: list[Span] = [found.span for found in self._amounts]

    def amounts_after(self, offset: int, sentence: int) -> list[FoundAmount]:
        """The amounts of a sentence behind an offset."""
        at = bisect_left(self.sums, offset, key=lambda span: span.start)
        behind = takewhile(lambda one: self._sentence_at(one.span.start) == sentence, self._amounts[at:])
        return list(behind)

    def heading(self, sentence: int) -> int | None:
        """The sentence that opens the list in which a sentence is an item."""
        return self._headings.get(sentence)

    def serves(self, sentence: int) -> bool:
        """Whether the words of a sentence itself are about service, or the whole short text is."""
        if self.is_whole:
            return True
        at = bisect_left(self.serving, sentence)
        return at < len(self.serving) and self.serving[at] == sentence

    def of(self, sentence: int, kind: str) -> Sequence[Cue]:
        """The cues of one kind in a sentence."""
        return self._of.get((sentence, kind), ())

    def within(self, stretch: Stretch, kind: str) -> list[Cue]:
        """The cues of one kind in an amount's own words."""
        cues = self._of.get((stretch.sentence, kind), ())
        own = [cue for cue in cues if stretch.start <= cue.start and cue.end <= stretch.end]
        for start, end in stretch.beside:
            own += [cue for cue in self._all.get(kind, ()) if start <= cue.start and cue.end <= end]
        return own

    def first_sum(self, stretch: Stretch) -> int:
        """Where the first sum of an amount's sentence begins: who is named before it may pay them all."""
        return self._first.get(stretch.sentence, stretch.span.start)

    def over(self, offset: int, kinds: Iterable[str]) -> bool:
        """Whether the head of the column in which an offset stands has a cue of one of the kinds."""
        cell = self.cells.at(offset)
        if cell is None:
            return False
        start, end = cell.head
        return any(start <= cue.start and cue.end <= end for kind in kinds for cue in self._all.get(kind, ()))


def _caption(text: str, borders: Sequence[Border], head: int) -> int:
    """The line before a list; of a table the one before its row of heads, if it is no row itself."""
    if head and _STROKE.search(text, *borders[head]) and not _STROKE.search(text, *borders[head - 1]):
        return head - 1
    return head


def _has_bonus(reading: Reading) -> bool:
    """Whether a sum is as large as what regions pay for signing, in units of the currencies at hand."""
    own = reading.campaign.head.currency
    return any(
        (_LEAST_BONUS if found.amount.currency == own else _LEAST_ABROAD)
        <= (found.amount.max or found.amount.min or 0)
        <= _MOST_BONUS
        for found in reading.amounts
    )


def _headings(reading: Reading) -> dict[int, int]:
    """For each line that is an item of a list, the sentence right before the list.

    An item begins a line; it has a bullet, or the line before it ends with a colon or is an item too.
    """
    headings: dict[int, int] = {}
    text, borders = reading.text, reading.scan.sentences
    for index in range(1, len(borders)):
        before, here = borders[index - 1], borders[index]
        gap = text[before[1] : here[0]]
        if "\n" not in gap or here[1] - here[0] > _LONGEST_ITEM:
            continue
        bulleted = is_bullet(text[here[0]])
        item = _ITEM.match(text, *here) is not None
        head = item and not _NUMBER.search(text, *before) and not _ends(text, *before)
        opened = text[before[1] - 1] == ":" or head or (index - 1 in headings and gap.count("\n") == 1)
        if bulleted or opened or text[here[1] - 1] == ";":
            headings[index] = headings.get(index - 1, _caption(text, borders, index - 1))
    return headings


def _ends(text: str, start: int, end: int) -> bool:
    """Whether a line ends as a sentence does, and not with an abbreviated unit: "Выплаты, млн руб."."""
    return text[end - 1] in ".!?" and _UNIT_ENDS.search(text, max(end - 12, start), end) is None


def is_bullet(char: str) -> bool:
    """Whether a character that opens a line marks it as an item of a list."""
    return char in _BULLETS or _SIGN.match(char) is not None


def distance(cue: Cue, amount: Span) -> int:
    """The characters between a cue and an amount; 0 where they touch."""
    return max(cue.start - amount.end, amount.start - cue.end, 0)


def find_stretches(reading: Reading, words: Words, amounts: Sequence[FoundAmount]) -> Iterator[list[Stretch]]:
    """The amounts of each sentence that has any, with their stretches."""
    of_sentence: dict[int, list[FoundAmount]] = {}
    for found in amounts:
        of_sentence.setdefault(reading.sentence_at(found.span.start), []).append(found)
    for sentence, here in of_sentence.items():
        yield _stretches(reading, words, sentence, here)


def _stretches(reading: Reading, words: Words, sentence: int, here: Sequence[FoundAmount]) -> list[Stretch]:
    whole = reading.sentence(sentence)
    folded = reading.scan.folded
    start = gap = whole.start
    stretches: list[Stretch] = []
    for found, following in zip(here, [*here[1:], None], strict=True):
        after = _after(folded, found)
        end = whole.end if following is None else _border(folded, after, following.span.start)
        cell = words.cells.at(found.span.start)
        beside = (cell.head, cell.label) if cell else _above(reading, sentence, here)
        stretches.append(Stretch(found, sentence, gap, start, end, after, beside))
        start, gap = end, after
    return stretches


def _above(reading: Reading, sentence: int, here: Sequence[FoundAmount]) -> tuple[Border, ...]:
    """The line above one that is an amount and hardly a word more: "Федеральная выплата / 400 тыс. руб."."""
    if sentence == 0 or len(here) > 1:
        return ()
    above, line = reading.scan.sentences[sentence - 1], reading.sentence(sentence)
    rest = len(_WORD.findall(line.quote)) - len(_WORD.findall(here[0].span.quote))
    follows = reading.text[above[1] : line.start].count("\n") == 1
    full = _NUMBER.search(reading.text, *above) or reading.text[above[1] - 1] in ".:;!?"
    if rest > _FEW or not follows or full or above[1] - above[0] > _LONGEST_LABEL:
        return ()
    return (above,)


def _after(folded: str, found: FoundAmount) -> int:
    """Where an amount ends, with the same money in brackets behind it."""
    if not found.also:
        return found.span.end
    end = found.also[-1].span.end
    return end + (folded[end : end + 1] in (")", "]"))


def _border(folded: str, start: int, end: int) -> int:
    """Where between two amounts the words of the first end."""
    counts_in = _COUNTS_IN.search(folded, start, end)
    if counts_in is not None and not _BORDERS[0].search(folded, start, end):
        return counts_in.end()  # the word says of the first amount that it is the whole of the next
    for pattern in (*_BORDERS, _NEXT_CLAUSE):
        border = pattern.search(folded, start, end)
        # A dash right after the amount joins: "400 тыс. рублей — федеральная часть".
        if border is not None:
            return border.start()
    return start
