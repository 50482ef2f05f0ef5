"""Which sentences tell a step of an act, and what in a sentence sets a term."""

from __future__ import annotations

import re
from collections.abc import Sequence

from callup.extract.reading import Reading
from callup.extract.rules.rule_terms import stage_of
from callup.scan import Cue
from callup.values import Span

# Stages that are steps by themselves; what is "in force" or "proposed" needs the words of a step beside it.
_STEPS = frozenset(("repealed", "signed", "third_reading", "second_reading", "first_reading"))
_INTO_FORCE = re.compile(r"вступ|силу|момент|чинн|effect|force|into law")
_OF_BILL = re.compile(
    r"проект|проєкт|инициатив|поправк|думу|рекоменд|отзыв|bill|draft|amend|legislat|initiat|committee|commission"
)
_TERM = re.compile(
    r"(?<![^\W_])(?:\d{1,3}|од(?:ин|ного|на|ну)|дв(?:а|ух|е)|тр(?:и|ех)|пят(?:ь|и)|сем(?:ь|и)|дес[яи]т(?:ь|и)|двадцат(?:ь|и)|"
    r"тридцат(?:ь|и)|one|two|three|five|seven|ten|twelve|fifteen|twenty|thirty)(?:\s|-)?(?:календарн\w+\s|рабоч\w+\s)?"
    r"(?:дн\w{1,3}|ден\w|суток|лет|год\w{0,2}|летн\w+|місяц\w+|рок\w{1,2}|месяц\w{0,3}|years?|days?|months?|тыс\w*\.?\s?руб|руб)"
)
_OWN = re.compile(
    r"[^.;,]{0,40}?[,—–-]?\s?(?:до|от|—|–|up to|to|by)\s(?:\d|[а-яa-z]{3,12}\s(?:лет|год|years))"
)
_MILITARY = re.compile(
    r"призыв|призов|воинск|военнообяз|мобилиз|мобіліз|контрактник|срочн|резервист|повест|повіст|"
    r"отсрочк|conscript|draft board|call-?up|draftee|mobili[sz]|reservist|enlist|deferment|"
    r"deferral|summons"
)
# What a step on pay, honours or other matters of soldiers is about is no rule of who serves and how.
_ON_PAY = re.compile(
    r"выплат|рубл|пособи|льгот|наград|награжд|медал|орден|ипотек|зарпл|довольстви|bonus|payment|paying|\bpay\b|medal|award|"
    r"rubles|roubles|mortgage|виплат|нагород"
)
_LAWMAKING = re.compile(
    r"закон|чтени|читанн|дум|указ|постановл|правительств|сенат|совет федерац|депутат|кабмин|норм|"
    r"law|bill|reading|duma|decree|rule|regulation|resolution|senat|deput|lawmaker|federation council|cabinet"
)


def is_step(reading: Reading, cues: Sequence[Cue]) -> bool:
    """Whether a sentence tells of a step of an act, and not only that something is so by law."""
    stage = stage_of(reading, cues)
    if stage is None:
        return False
    words = " ".join(reading.scan.folded[cue.start : cue.end] for cue in cues if cue.kind == "legal_stage")
    if stage == "in_force":
        return _INTO_FORCE.search(words) is not None
    if stage in _STEPS or any(cue.kind == "legal_act" for cue in cues):
        return True
    return _OF_BILL.search(words) is not None or _raises_penalty(cues)


def _raises_penalty(cues: Sequence[Cue]) -> bool:
    """Whether a penalty is what is spoken of: "предлагают до 12 лет" proposes a law."""
    return any(
        cue.kind in ("rule_subject", "rule_matter") and cue.id.startswith(("penalty_", "fine_"))
        for cue in cues
    )


def is_elsewhere(cues: Sequence[Cue]) -> bool:
    """Whether a sentence speaks of the law of another country or time, and of none of ours."""
    ids = {cue.id for cue in cues if cue.kind == "rule_elsewhere"}
    return "elsewhere" in ids and "home" not in ids


def is_about_service(reading: Reading, sentence: Span) -> bool:
    """Whether a step that names no subject of ours is one of the law of conscription and service."""
    words = reading.scan.folded[sentence.start : sentence.end]
    if _ON_PAY.search(words):
        return False
    return _MILITARY.search(words) is not None and _LAWMAKING.search(words) is not None


def sets_term(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence names days, years or a sum."""
    return _TERM.search(reading.scan.folded, sentence.start, sentence.end) is not None


def sets_own(reading: Reading, cue: Cue) -> bool:
    """Whether a term of its own follows what a rule is about: "за дезертирство — до 15"."""
    return _OWN.match(reading.scan.folded, cue.end, min(cue.end + 60, len(reading.text))) is not None
