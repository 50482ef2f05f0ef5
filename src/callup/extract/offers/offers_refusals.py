"""Money that sounds like an offer and is none, with the reason why: the one place where it is refused.

Who pays, and for what, is asked of the sum's own sentence and of those right before it. Other employers word
their offers as the army does (contract, service, sign-on money), so one that hires makes a sum other pay
unless the words of an army stand beside the sum, or nearer than the employer.
"""

from __future__ import annotations

import re
from typing import Literal

from callup.extract.offers import offers_refusal_words as says
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.values import Span

Reason = Literal[
    "other_work",
    "other_army",
    "court",
    "crime",
    "unpaid",
    "history",
    "homes",
    "average",
    "cost",
    "debt",
    "institution",
    "no_service",
]

_BACK = 3
"""The sentences before a sum in which its employer or its army may be named."""
_SHORT = 12
"""The sentences of a text that is about one thing throughout."""
_LONGEST = 600
_NEAR = 110
_LARGE = 2 * 10**7
_ANYWHERE = frozenset(("USD", "EUR"))
_NEIGHBOURS = "UAH"
"""A currency in which what the own country pays may be told."""
_CLAUSE = re.compile(r"[,;:()—–]\s")


class Refusals:
    """The sums of one text that are no offers; each sentence is judged once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._judgements: dict[int, Reason | None] = {}
        self._own = {cue.sentence for cue in reading.scan.by_kind.get("own_country", ())}
        self._service = {cue.sentence for cue in reading.scan.by_kind.get("service_context", ())}
        self._said: dict[tuple[int, re.Pattern[str]], bool] = {}

    def of_sentence(self, sentence: int) -> Reason | None:
        """Why no sum of a sentence is an offer; None where nothing speaks against it."""
        if sentence not in self._judgements:
            self._judgements[sentence] = self._judged(sentence)
        return self._judgements[sentence]

    def of_sum(self, sum_: Span, start: int, end: int) -> Reason | None:
        """Why one sum is no offer, by its own words, which lie between two offsets; None where none is."""
        folded = self._reading.scan.folded
        sentence = self._reading.sentence_at(sum_.start)
        lead = folded[max(start, sum_.start - _NEAR) : sum_.start]
        own = lead + folded[sum_.start : min(end, sum_.end + _NEAR)]
        if says.COSTS.search(lead):
            return "cost"
        if says.AVERAGE_OF.search(lead) or self._is_share(sentence, own):
            return "average"
        if self._says(says.BEFORE_SERVICE, sentence) and says.BEFORE_SERVICE.search(_clause(own, lead)):
            return "other_work"
        if self._says(says.WORKER, sentence) and says.WORKER.search(own) and not says.ARMY.search(own):
            return "other_work"
        return "debt" if says.OWED.search(lead) and not self._is_relieved(sentence) else None

    def of_relief(self, sentence: int) -> Reason | None:
        """Why the debts of which a sentence tells are no offer: they are not written off."""
        return "debt" if self._says(says.NOT_RELIEVED, sentence) else None

    def is_fake(self, sentence: int) -> bool:
        """Whether a sentence tells of an advert that nobody stands behind."""
        return self._says(says.FAKE, sentence)

    def called_off(self, sentence: int) -> bool:
        """Whether a sentence tells of what was planned, and was called off before anybody got it."""
        return self._says(says.CALLED_OFF, sentence)

    def _judged(self, sentence: int) -> Reason | None:
        if self._says(says.COURT, sentence):
            return "court"
        if self._says(says.CRIME, sentence):
            return "crime"
        if self._is_claimed(sentence):
            return "unpaid"
        if self._says(says.HISTORY, sentence):
            return "history"
        if self._says(says.INSTITUTION, sentence):
            return "institution"
        if self._is_no_service(sentence) or not self._is_framed(sentence):
            return "no_service"
        if self._is_of_homes(sentence):
            return "homes"
        if self._is_foreign(sentence):
            return "other_army"
        return "other_work" if self._is_other_work(sentence) else None

    def _is_claimed(self, sentence: int) -> bool:
        """Whether money of one man or family never came, by a sentence or the one before about the same."""
        unpaid = self._says(says.UNPAID, sentence)
        if not unpaid and sentence and self._says(says.UNPAID, sentence - 1):
            unpaid = self._says(says.HIM, sentence)
        return unpaid and not self._says(says.YET_PAID, sentence)

    def _is_no_service(self, sentence: int) -> bool:
        """Whether a job is said to be no service, in a sentence or close to it."""
        last = min(sentence + _BACK, len(self._reading.scan.sentences))
        return any(self._says(says.NOT_SERVICE, at) for at in range(max(sentence - _BACK, 0), last))

    def _is_framed(self, sentence: int) -> bool:
        """Whether nobody is sought for work round a sentence, or words of signing up stand there too."""
        total = len(self._reading.scan.sentences)
        first, last = (0, total) if total <= _SHORT else (sentence - _BACK, sentence + _BACK)
        near = range(max(first, 0), min(last, total))
        if not any(self._says(says.SEEKS, at) for at in near):
            return True
        return any(self._says(says.FRAME, at) or at in self._service or self._is_of_army(at) for at in near)

    def _is_of_homes(self, sentence: int) -> bool:
        words = self._words(sentence)
        lost = says.HOMES.search(words)
        return lost is not None and not says.ARMY.search(words[: lost.start()])

    def _is_foreign(self, sentence: int) -> bool:
        """Whether another country's army pays."""
        span = self._reading.sentence(sentence)
        paid_in = {one.amount.currency for one in found_within(self._reading.amounts, span.start, span.end)}
        home = self._reading.campaign.head.currency
        own = home in paid_in or sentence in self._own
        usual = {home, *_ANYWHERE, *((_NEIGHBOURS,) if own else ())}
        abroad = bool(paid_in) and not own and self._says(says.ABROAD, sentence)
        if abroad or (paid_in and paid_in.isdisjoint(usual)):
            places = found_within(self._reading.places, span.start, span.end)
            return not any(found.home for found in places)
        if self._says(says.NEIGHBOUR_ARMY, sentence):
            return True
        return not own and self._says(says.FOREIGN_ARMY, sentence)

    def _is_other_work(self, sentence: int) -> bool:
        """Whether somebody hires for other work, here or before, and no army is named here or since."""
        back = range(sentence, max(sentence - _BACK, 0) - 1, -1)
        works = self._says(says.WORKER, sentence)
        if not works and not any(self._hires(at) for at in back):
            return False
        for at in back:
            if self._is_of_army(at):
                return False
            if self._hires(at) or (works and at == sentence):
                return True
            if at and "\n\n" in self._reading.text[slice(*self._gap(at))]:
                return False
        return False

    def _hires(self, sentence: int) -> bool:
        """Whether a sentence speaks of somebody who hires for other work."""
        hires = self._says(says.HIRES, sentence)
        return hires and (self._says(says.WORKER, sentence) or self._says(says.EMPLOYER, sentence))

    def _is_of_army(self, sentence: int) -> bool:
        """Whether a sentence speaks of the army, and not only of a veteran or a deferment."""
        if not self._says(says.ARMY, sentence):
            return False
        return says.ARMY.search(says.NOT_ARMY.sub(" ", self._words(sentence))) is not None

    def _is_share(self, sentence: int, own: str) -> bool:
        """Whether a sum is what was spent, divided by the heads."""
        if not says.EACH.search(own):
            return False
        spent = any(
            self._says(says.SPENT, at) and self._has_large(at)
            for at in range(max(sentence - 1, 0), sentence + 1)
        )
        return spent and (says.AVERAGE.search(own) is not None or self._says(says.ESTIMATE, sentence))

    def _has_large(self, sentence: int) -> bool:
        """Whether a sentence has a sum that is too large to be one man's."""
        if self._says(says.BILLIONS, sentence):
            return True
        span = self._reading.sentence(sentence)
        return any(
            (found.amount.max or found.amount.min or 0) >= _LARGE
            for found in found_within(self._reading.amounts, span.start, span.end)
        )

    def _is_relieved(self, sentence: int) -> bool:
        """Whether the debts of which a sentence tells are written off."""
        return self._says(says.RELIEVED, sentence) and not self._says(says.NOT_RELIEVED, sentence)

    def _gap(self, sentence: int) -> tuple[int, int]:
        borders = self._reading.scan.sentences
        return borders[sentence - 1][1] - 1, borders[sentence][0]

    def _says(self, what: re.Pattern[str], sentence: int) -> bool:
        """Whether an expression stands in a sentence; each is sought there once."""
        key = sentence, what
        if key not in self._said:
            self._said[key] = what.search(self._words(sentence)) is not None
        return self._said[key]

    def _words(self, sentence: int) -> str:
        """The words of a sentence; of a very long one its first."""
        start, end = self._reading.scan.sentences[sentence]
        return self._reading.scan.folded[start : min(end, start + _LONGEST)]


def _clause(own: str, lead: str) -> str:
    """Of the words of a sum, whose first are the lead, those of its own clause."""
    return _CLAUSE.split(lead)[-1] + _CLAUSE.split(own[len(lead) :])[0]
