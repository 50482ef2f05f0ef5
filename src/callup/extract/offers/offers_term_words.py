"""The words that say when an offer holds, and those that tell when something else was.

They are read in lower case, in one sentence or in the words right before a time.
"""

from __future__ import annotations

from callup.scan.lazily import expression

HOLDS = expression(
    r"(?<!\w)(?:действ\w+|было|стало|теперь|new rates|распростран\w+|срок\w*|применя\w+|вступ\w+|акци\w+"
    r"|назначать|выплачивать|начислять|право|каса[ею]тся|заключ(?:ил|ит|ивш|ен)\w*|рассчитан\w*|предусмотр\w+|оформлен\w*|поступать|(?:будут|начнут) платить|платить будут|дадут"
    r"|подпи(?:сал|шет|савш|сан)\w*|оформи(?:л|вш|т)\w*|продл\w+|утра[тч]\w+"
    r"|valid|in force|in effect|effective|covers?|applies|apply|runs?|lasts?|expires?|takes effect"
    r"|came into|eligible|signed|concluded|extended|extends|available|offer ends|holds?"
    r"|діє\w*|діятиме|чинн\w+|строк\w*|термін\w*|стосується|уклад\w+|поширю\w+)(?![^\W_])"
)
"""A sentence with one of these tells when the offers before it hold."""

GENERAL = expression(
    r"(?:\W|\d){0,8}(?:это (?:действ|правил)|все это|все выплаты|действ\w+|мера|меры|правил\w+|порядок"
    r"|изменени\w+|указ|постановлени\w+|закон|решени\w+|документ|распоряжени\w+|настоящ\w+|положени\w+"
    r"|данн\w+ (?:указ|постановл|решен|закон)\w*|предложени\w+|valid|in force|effective"
    r"|(?:the|this) (?:measure|decree|order|resolution|law|changes?|rules?|offer|decision)s?"
    r"|діє\w*|діятиме|чинн\w+|постанов\w+|рішенн\w+|це діятиме)(?![^\W_])"
)
"""How a sentence begins that tells of all that was told before it."""

GENERAL_INSIDE = expression(
    r"(?<!\w)(?:предложение|мера|акция|постановление|указ|решение|пропозиція|постанова|offer|measure|promotion|decree)\s"
    r"(?:будет |буде |is |are |will )?(?:действ\w+|чинн\w+|діє|діятиме|valid|in force|in effect|run|runs|last|lasts)(?![^\W_])"
)
"""What tells so wherever it stands in its sentence."""

OF_NEW = expression(
    r"(?<!\w)(?:повышенн\w{2,3}|увеличенн\w{2,3}|новы(?:й|е|х|м) (?:размер|выплат|сумм|ставк)\w*"
    r"|новая (?:сумма|выплата|ставка)|новый будут|the (?:increase|rise|raise|hike)|повышение|прибавка|the (?:new|increased|higher) (?:sum|payment|bonus|rate|amount)"
    r"|підвищен\w{1,3}|новий розмір)(?![^\W_])"
)
"""What tells of the sum that was changed, and not of others told beside it."""

CONCLUDED = expression(
    r"(?<!\w)(?:заключ(?:ил|ит|ивш|ат)\w*|оформи(?:л|вш|т)\w*|подпи(?:сал|шет|савш|шут)\w*"
    r"|sign(?:s|ed|ing)?|concluded|enlist\w*|уклад\w+|укла(?:в|ли)|підпи(?:сал|ше|шуть)\w*)(?![^\W_])"
)
"""Contracts are signed, here in the days that a sentence names."""

OF_OLD = expression(r"\W{0,3}(?:прежн|предыдущ|старая|старый|the (?:old|previous)|previous|earlier)")
"""How a sentence begins that tells of a sum that is paid no more."""

WAS_MEANT = expression(
    r"(?<!\w)(?:сначала|первоначально|изначально|собирал\w{2,3}|обещал\w? (?:закончить|завершить)"
    r"|должн\w{1,2} был\w?|истека\w{2,4}|продержал\w{2,3}|\w{3,8} раз|time|initially|originally|at first|had been due"
    r"|(?:was|were) (?:due|to|supposed|set) (?:to )?\w{0,12}|спочатку|мал[аио] (?:діяти|закінч\w+))"
    r"(?:[^\w][^.;,]{0,40})?[^\w]$"
)
"""Before a time: it was once to begin or end then."""

FOR_TIME = expression(r"(?<!\w)(?:на|for|into|through|throughout)\s(?:весь\s|all of\s)?$")

SAME_TERMS = expression(
    r"(?:на|при|за) т(?:ех|аких|их) (?:же|самых|самих) (?:услови|умов)\w*|(?:on|under) the same (?:terms|conditions)"
)
"""What an offer holds for as long as the one before it."""

SAID_ON = expression(
    r"(?<!\w)(?:said|signed|promised|announced|told|reported|approved|adopted|published|wrote|dated"
    r"|voted|decided|issued|registered|posted|decreed)(?:[^\w][^.;,]{0,50})?[^\w]on\s(?:the\s)?$"
)
"""Before a time: something was said or signed then."""

EVENT_BEHIND = expression(
    r",?\s(?:[^.;,\d]{0,60}\s)?(?:signed|decreed|introduced|announced|said|promised|ordered|approved|told|adopted|issued)(?![^\W_])"
)
"""Behind "on" and a day: what happened then."""

LAPSED = expression(
    r"(?<!\w)(?:утратил\w{0,2} силу|истек\w{0,2}|закончил\w{2,3}|прекратил\w{1,3}"
    r"|expired|lapsed|ended|втратил\w{0,2} чинність)\s(?:on\s)?$"
)
"""Before a time: an offer ended then."""
