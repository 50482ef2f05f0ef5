"""The words by a place or a payer that say who pays: whose purse it is, who acts, who is only told of.

They are read in lower case; those that end with "$" stand right before a name.
"""

from __future__ import annotations

import re

EACH_ITS_OWN = re.compile(r"(?<![^\W_])(?:соответственно|respectively|відповідно)(?![^\W_])")
TOWN = re.compile(r"(?<!\w)(?:city|mayor|municipal|town|district)")
SUM = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3}|\d\s(?:тыс|млн|mil|thou)")
LEGAL_ACT = re.compile(
    r"(?<![^\W_])(?:указ|постановлен|распоряжен|закон|decree|order(?!\w)|law(?!\w)|resolution)"
)
HEAD_OF_ACT = re.compile(
    r"\W{0,5}(?:указ|постановление|распоряжение|приказ|закон|decree|resolution|order)(?![^\W_])"
)
HEAD_OF_OFFICE = re.compile(r"(?:губернатор|правительств|глав[аы]|government|governor)")
AFTER_ACT = re.compile(
    r"(?<!\w)(?:объявил\w?|подня\w{1,3}|повысил\w?|добав(?:ил|ля)\w{1,3}|доплач\w{2,4}|плат[ия]\w?"
    r"|ввел\w?|обеща\w{1,4}|установил\w?|снизил\w?|урезал\w?|отвел\w?|заложил\w?|выделил\w?|увеличил\w?"
    r"|сократил\w?|поддержал\w?|підвищил\w?|збільшил\w?)\s(?:и\s|город\s|города\s|также\s)?$"
)
LABELLED = re.compile(
    r"\s?(?:—|–|-|:|,)\s?(?:до|с|на|from|to|up to|by)?\s?(?=[\d$€₽]|rub|usd|полтор|пол|один|мил)"
)
OWN_PAYMENT = re.compile(
    r"['’]s\s(?:own\s|regional\s|one time\s|local\s)*"
    r"(?:payment|bonus|payout|share|part|supplement|contribution|incentive)"
)
NO_SUBJECT = re.compile(
    r"(?<!\w)(?:в|во|на|из|по|для|у|за|к|от|с|со|при|под|около|жител\w*|житель|выходц\w*"
    r"|in|(?<!city\s)(?<!town\s)(?<!republic\s)of|from|at|for|to|near|across|throughout|by|with|around|outside"
    r"|з|із|до|від|under)\s(?:the\s)?$"
)
"""Before a place that is only where something happens, or whom it concerns."""
OPENS_CLAUSE = re.compile(
    r"(?:^|[.,;:!?—–«\"\n•|(]\s{0,2})(?:[^\W\d_]+\s|[^\W\d_]+\.?\s\d{1,2},?\s|\d{1,2}\s[^\W\d_]+\s){0,3}$"
)
"""Before a place that opens its sentence or clause, and so does what the verb after it says."""
CONTRACT_WITH = re.compile(
    r"(?:контракт\w{0,3}|договор\w{0,3}|служб\w|contracts?|served?|service)\s"
    r"(?:с|со|в|з|with(?:\sthe)?|in(?:\sthe)?)\s(?:\w{3,12}\s)?$"
)
"""Before the one with whom a contract is signed: he need not be the one who pays."""
TELLS_BEFORE = re.compile(
    r"(?:сообщил\w?|сообщили|рассказал\w?|заявил\w?|написал\w?|уточнил\w?|уточнили|напомнил\w?|отметил\w?"
    r"|пояснил\w?|говорится|говорят|передает|по данным"
    r"|said|says|told|according to|wrote|writes|reported by|повідомил\w?|заявив|розповів)"
    r"\s(?:в\s|на\s|at\s|by\s|the\s|the\sregional\s|сайт\w{0,2}\s|пресс-служб\w\s|in\sa\s\w+\sof\s)*$"
)
"""Before one who tells of a payment: he does not pay it."""
TELLS_BEHIND = re.compile(
    r"(?:\s[^\W\d_]+){0,4}\s"
    r"(?:сообщил|рассказал|заявил|написал|уточнил|напомнил|отметил|пояснил"
    r"|said|says|told|wrote|повідомив|заявив)"
)
"""Behind one who tells of a payment."""
OFFICE_BEFORE = re.compile(
    r"(?:бюджет\w{0,3}|казн\w|власт\w{1,3}|влад\w|правительств\w{1,2}|уряд\w?"
    r"|губернатор\w{0,2}|мэри\w|мэр\w{0,2}|администраци\w{1,2}"
    r"|глав\w{1,2}|раис\w{0,2}|руководств\w{1,2}|парламент\w{0,2}|депутат\w{1,2}|чиновник\w{0,2}"
    r"|(?:budgets?|treasury|authorities|government|administration|governor|officials|head|mayor|parliament"
    r"|lawmakers|leaders?)"
    r" (?:of|in))\s(?:the\s|города\s|republic of\s|the republic of\s|the city of\s)?$"
)
PAYING = re.compile(
    r"(?:\s(?:region|oblast|krai|republic|also|now|still|ещ?е|тоже|теперь|также|сейчас|з|с"
    r"|has|have|will|would|is|to))*"
    r"(?:\s(?:\d{1,4}\s)?[^\W\d_]{2,14}){0,4}"
    r"\s(?:плат(?:ит|ят|ил)|да(?:ст|ет|дут|ют)(?![^\W_])|дарит|дає|додає|дають|виплачує|доплачує"
    r"|выдел[ия]т|перечисл[ия]т|назначил|установил|доплач|доплат|выплат|выплач|заплат|предлага|предлож|обеща"
    r"|пообещал|добав|прибав|обіця|плати|пропону"
    r"|pays?|paid|offer|promis|brought in|br(?:ings?|inging) in|awards?|rewards?|adds?(?![a-z])|added"
    r"|pay(?:ing|s)?|tops?|gives?|giving|pledg|handed|hand(?:s|ing) out|set|doubl|tripl|went (?:from|to|up|down))"
)
OFFICE_BEHIND = re.compile(
    r"(?:['’]s)?[\s-]"
    r"(?:власт|правительств|губернатор|бюджет|администраци|парламент|депутат|чиновник|казн|мэр|влад|уряд"
    r"|(?:(?:region|oblast|krai|republic|city)(?:['’]s)?\s)?"
    r"(?:authorities|government|governor|officials|budget|administration|parliament|lawmakers|mayor|city hall))"
)
# "a federal subject", "федеральный округ": whose level is named, and not who pays.
NO_PURSE = re.compile(
    r"\s(?:subjects?|districts?|universit|highway|security|law enforcement|округ|университет|служб|розыск|субъект|трасс)"
)
DASHED = re.compile(r"\s[—–-]\s(?:от\s)?(?:the\s)?")
ENDS_ITEM = re.compile(r"\s?(?:[,;)\]\n]|\.\s|\.?$|\sи\s|\sand\s)")
"""Around a place that is the label of a sum."""
