"""The words between sums that say which was paid before, which now, and which is only the difference.

They are read in lower case, in the words between one amount and the next; each expression looks at no more
than a hundred characters or so.
"""

from __future__ import annotations

from callup.scan.lazily import expression

# What may stand between a word and its amount, within one clause.
_SOME = r"(?:(?:[^\d.;!?]|(?<!\d)(?:19|20)\d\d(?!\d)){0,60}?[^\w])?"

BY = expression(
    r"(?<!\w)(?:на|by|by another|by an additional|на целых|сразу на|еще на)\s(?:же\s|целых\s|почти\s|a further\s)?$"
)
NOT_BY = expression(
    r"(?:с|до|заключ\w*|сумму|размер\w*|уровне|останов\w*|рассчит\w*|претенд\w*|выйдет|выходит|контракт[аеуом]{0,2}|розмірі|рівні)\sна\s$"
)
NOT_THIS = expression(r"(?<!\w)(?:не|not)\s$")
BUT_THAT = expression(r",?\s(?:а|но|but)\s(?:уже\s|сразу\s|целых\s|already\s)?")
"""Before the first of two sums, and between them: "теперь не 200, а 300 тысяч"."""
ON_TO = expression(r"[\s,.—–-]{1,5}(?:до|to)\s")
"""Between a difference and the sum that it leads to: "на 300 тыс. — до 800 тыс."."""
MORE_THAN = expression(r"\s(?:more|less|higher|lower) than(?![^\W_])")
MORE_BY = expression(
    r"\s{0,2}(?:больше|меньше|выше|ниже|более|менее|more|less|higher|lower|increase|rise|cut|більше|менше)(?![^\W_])"
)

FROM = expression(
    r"(?<!\w)(?:с|со|from|з|зі|із)\s(?:прежних\s|нынешних\s|прошлых\s|колишніх\s|the\s(?:previous|current|earlier)\s|a previous\s)?$"
)
TO = expression(
    r"[\s,—–\])-]{0,3}(?:[^\d.;]{0,40}\s|(?:котор|установ|действ|which|set |in force)[^.;]{0,60}[\s,])?(?:до|to)\s(?:[^\d.;]{0,20}\s)?"
)
REPLACED = expression(
    r"[»\"”\s)\]]{0,4}(?:заменить|заменив|заменены|изменить|замінити|(?:is |are )?(?:replaced|substituted))[^\d.;]{0,40}$"
)
ARROW = expression(r"(?:→|➡️?|->|=>|—>|⟶|⇒|>>)")

_WAS = (
    r"вместо|замість|против|проти|instead of|rather than|in place of|compared (?:to|with)|up from|down from|as against|"
    r"а не|against|обычно|обычные|стандартно|usually|normally|the usual|зазвичай|ранее|раньше|прежде|(?<!по[ -])прежн\w{1,3}|до этого|до того|до сих пор|до недавнего времени|до повышения|до снижения|"
    r"раніше|перед тим|до цього|колишн\w{1,3}|попередн\w{1,3}|предыдущ\w{2,3}|"
    r"previously|formerly|earlier|before that|until then|until now|previous|prior|the old|a year (?:ago|earlier)|"
    r"(?:неделю|месяц|год|полгода) назад"
)
_WERE = r"стоял\w?|значил\w{2,4}|висел\w?|фигурировал\w?|красовал\w{2,3}|указывал\w{1,4}|рекламировал\w?|сулил\w?|стояло|listed|advertised|превышал\w|полагал\w{1,3}|давали|предлагали|обещали|предлагал\w?|had offered|had paid|было|была|были|был|составлял\w?|равнял\w{2,3}|платили|выплачивали|получали|становил\w{1,2}|було|was|were|had been|had (?:first|initially|originally) been|had stood at|used to be|used to pay|paid|brought"

WAS_BEFORE = expression(
    rf"(?<!\w)(?:{_WAS}|было|была|була|було|держал\w*|державш\w+|составлявш\w+|равнявш\w+|действовавш\w+|still (?:spoke of|promised|offered|listed|advertised|mentioned)|it was|the sum was|used to be|had offered|had paid|had stood at|раньше платили|ранее платили)[^\w]{{1,3}}{_SOME}$"
)
"""Before the first of two sums: it is the one paid before, and the next took its place."""

WAS_DIRECTLY = expression(
    r"(?<!\w)(?:(?:which|it|that|sum|amount|payment|bonus|rate|figure|payout|pay)\s(?:was|were)|stood at|started at"
    r"|составлял\w?|равнял\w{2,3}|была|был|было|держал\w{2,3} на|обещал\w?|сулил\w?|promised|offered|advertised|полагал\w{2,3}|выплачивал\w?|платили|платил\w?|давали|становил\w|була|було)"
    r"\s(?:at\s|set at\s|only\s|just\s|всего\s|лишь\s|по\s)?$"
)
"""Right before the first of two sums: it is the one paid before where the words between say "now"."""

WAS_AFTER = expression(
    rf"[\s,(\[—–;:-]{{0,4}}{_SOME}(?:{_WAS}|(?<!could have )(?:{_WERE}))(?:[^\w][^.;]{{0,60}})?"
)
"""Between two sums: the second is the one paid before."""

WAS_RIGHT_AFTER = expression(
    r"[\s,(]{0,2}(?:как (?:прежде|раньше|ранее|было)|as before|ранее|раньше|прежде|до этого|раніше|previously|earlier|formerly|before(?!\s(?:the|a|they|he)\b)|beforehand)(?![^\W_])"
    r"|[\s,(]{1,2}(?:котор\w{2,3}\s)?(?:здесь\s|тут\s|там\s|раньше\s|ранее\s|до этого\s)?"
    r"(?:платили|выплачивали|давали|полагал\w{1,3})(?![^\W_])"
)
"""Right behind a sum: it is the one paid before."""

WAS_TAIL = expression(
    r"[^.,;:\d()]{0,40}[^\w](?:платили|выплачивали|давали|предлагали|получали|полагалось|виплачували|давали|used to be paid"
    r"|(?:was|were) (?:paid|offered) (?:until|before|earlier|previously|last))(?![^\W_])"
)
"""Behind a sum that has no other beside it: it is the one paid before."""

WAS_LEAD = expression(
    r"(?<!\w)(?:ранее|раньше|прежде|до этого|до того|до сих пор|до недавнего времени|(?<!по[ -])прежн\w{2,3}|предыдущ\w{2,3}"
    r"|раніше|до цього|попередн\w{1,3}|колишн\w{1,3}|previously|formerly|earlier|before that|until then|until now"
    r"|the previous|in the past|a year (?:ago|earlier)|(?:a|\w{2,6}) months? (?:ago|earlier)|last (?:year|spring|summer|autumn|fall|winter)"
    r"|год\w? назад|месяц\w{0,2} назад|в прошлом году|прошл\w{2,3} (?:весн|осен|зим|лет)\w{1,3}|рік тому|торік"
    r"|(?:was|were) (?:paid|given|offered|promised)|(?:was|were)(?=\s(?:set at\s|at\s|only\s|just\s|about\s|then\s|still\s|once\s){0,2}$)|had (?:been|gone|dropped|fallen|paid|offered|stood|cut)|had (?:first|initially|originally) been|used to|была?|было раньше|платил\w?|выплачивал\w?|получали|давали|полагал\w{2,3}|было|составлял\w?|становил\w{1,2})(?![^\W_])"
)
FROM_AFTER = expression(
    r"[\s,()\]]{0,3}(?:[^\d.;]{0,30}\s)?(?:с|со|from|up from|down from|з|зі)\s(?:the\s)?(?:прежних\s|previous\s|earlier\s)?"
)
UP_FROM = expression(r"(?<!\w)(?:up|down)\sfrom(?:\s|$)")
BECOMES = expression(
    r"(?<!\w)(?:теперь|стало|стала|будет|составит|now|will be|becomes?|тепер|стало|буде|сейчас|ныне|нынче|остал(?:ось|ась|ись)"
    r"|написал\w?|вписал\w?|поставил\w?|наклеил\w?|появил(?:ось|ась|ись|ся)|значится|зараз|нині|today|currently)(?![^\W_])"
)
DIRECTLY = expression(
    r"[\s,(]{0,3}(?:вместо|замість|против|instead of|up from|down from|compared (?:to|with)|against)\s(?:прежних\s|колишніх\s|the\s)?"
)
REPLACING = expression(
    r"(?<!\w)(?:вместо|замість|против|проти|а не|instead of|rather than|(?:half|third|quarter|fifth|fraction) of|up from|down from"
    r"|(?:after|having) (?:been )?(?:cut|lower|reduc|rais|dropp|slash)\w{0,4} (?:it |them )?to|после \w{4,12} до|up from|down from|compared (?:to|with))\s"
    r"(?:прежних\s|прошлых\s|нынешних\s|колишніх\s|the\s(?:previous\s|earlier\s)?|a\s)?$"
)
"""Right before the second of two sums, however far the first: the second is the one paid before."""
WENT_TO = expression(
    r"(?<!\w)(?:вернул\w{1,3}|откатил\w{1,3}|повернул\w{1,3}|gone back|went back|come back|fallen back|returned|reverted|упал\w?|опустил\w{1,3}|снизил\w{1,3}|сократил\w{1,3}|урезал\w?|вырос\w{0,2}|поднял\w{1,3}|повысил\w{1,3}"
    r"|увеличил\w{1,3}|дош\w{2,3}|впал\w?|знизил\w{1,3}|зросл\w|підняли|скоротил\w{1,3}"
    r"|fell|dropped|dipped|sank|slid|went|rose|climbed|jumped|grew|(?:been|was|were)\s(?:cut|raised|lowered|reduced|increased|slashed|hiked|doubled|tripled|halved)|shrunk|shrank|risen|fallen|grown)"
    r"[^\d.;(]{0,25}\s(?:до|к|to)\s$"
)
"""Before a sum: it was reached after another, in the past."""
PAYS_SINCE = expression(
    r"(?<!\w)(?:с|со|from|since|з)\s[^.;]{0,40}[^\w](?:плат[ия]т|дают|дает|будут|получа[ею]т|составля[ею]т|положен\w"
    r"|pays?|gets?|receives?|платять|дають|отримують)(?![^\W_])"
)
"""Between two sums: the second is paid since a day."""
AGAIN = expression(
    r"(?<!\w)(?:теперь|сейчас|ныне|снова|вновь|опять|тепер|зараз|знову|now|(?:is|are)\s(?:back|again))(?![^\W_])"
)
IT_WAS = expression(
    r";\s(?:the\s|эта\s|до этого\s|раньше\s|ранее\s|previously\s|before\s)?(?:[\w-]{1,14}\s){1,3}"
    r"(?:had been|was|were|составлял\w?|был[аио]?|становил\w|була|було)\s(?:only\s|just\s|всего\s|лишь\s)?$"
)
"""Behind a semicolon and before the second of two sums: it is the one paid before."""
RANGES = expression(r"(?<!\w)(?:rang\w{1,3}|runs?|running|var(?:y|ies|ied))\s$")
"""Before "from X to Y": a range, not a change."""
RETURNS = expression(
    r"(?<!\w)(?:верн[уеё]т\w*|возвра[тщ]\w+|поверн\w+|(?:go(?:es)?|falls?|drops?) back|returns?|reverts?)\s(?:[^\W\d_]+\s){0,3}$"
)
"""Right before a sum, with nothing but its preposition and an adjective between: what the one before goes back to."""
AS_BEFORE = expression(
    r"[\s,—–(-]{1,4}(?:именно\s|саме\s|как раз\s)?(?:столько|стільки|котор\w{2,3}|як[іау]|which|what)\s[^.;]{0,40}"
    r"(?:платил\w?|выплачивал\w?|давал\w?|было|була|було|плати[вл]\w?|дава[вл]\w?|paid|offered)(?![^\W_])"
)
"""Behind the sum that a payment goes back to: it is also what was paid before."""
OF_THAT = expression(
    r"\W{0,3}(?:это|прибавка|рост|повышение|снижение|сумм\w|выплат\w|размер|ее|его|it|that|this|the (?:increase|rise|cut|sum)"
    r"|це|виплат\w|її)(?![^\W_])"
)
"""How a sentence begins that goes on about the sum before it."""
AT_FIRST = expression(r"(?<!\w)(?:сначала|вначале|поначалу|at first|first|initially|спочатку)(?![^\W_])")
NOW_BEHIND = expression(
    r"[\s,(—–-]{0,3}(?:сейчас|теперь|ныне|сегодня|now|today|currently|зараз|нині)(?![^\W_])"
)
IN_TURN = expression(r"(?<!\w)(?:соответственно|respectively|відповідно)(?![^\W_])")
ONE_CLAUSE = expression(r"(?!.{0,70}\s(?:и|а|and|while|та)\s)[^,;.:()]{0,70}")
STEPS_TO = expression(
    r"(?<!\w)(?:уже|затем|потом|позже|then|later|згодом|потім)(?:[^\w][^.;]{0,20})?[^\w](?:до|to)\s$"
)
BESIDE = expression(r"[\s\w$€£₽.)\]]{0,14},?\s(?:а|и|and|while|plus|плюс)\s")
"""Behind a sum: the next is told beside it, of another payment or of others."""
SINCE = expression(r"(?<!\w)(?:с|со|from|since|з|стали|стал|стало)\s")
RISEN_TO = expression(r"(?<!\w)(?:до|to)\s$")
TOTAL = expression(
    r"(?<!\w)(?:the total|in total|overall|altogether|итого|в сумме|совокупн\w{2,3}|общ(?:ая|ий|ую) (?:сумм|размер|выплат)"
    r"|в общей сложности|загальн\w{1,3} (?:сум|розмір|виплат))"
)
"""Before a sum of the past: it was all that several paid."""
OF_ALL = expression(
    r"(?<!\w)(?:люб(?:ое|ые|ого|ую|ой)|кажд\w{2,3}|всем|всех|все|обеим|обоим|един\w{2,3}|одинаково|всім|усім|кожн\w{1,2}|будь яке"
    r"|any|every|each|all|both|flat|everyone)(?![^\W_])"
)
"""A sum of the past that was paid to all alike."""
DATED = expression(
    r"(?<![^\W_])(?:январ|феврал|март|апрел|ма[йя](?![^\W_])|июн|июл|август|сентябр|октябр|ноябр|декабр|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд|20\d\d"
    r"|january|february|march|april|may(?!be)|june|july|august|september|october|november|december)"
)
"""A column's head that is a time: of two such columns the earlier holds what was paid before."""
WAS_HEAD = expression(
    r"^\W*(?:было|прежн|ранее|раньше|до\b|було|раніше|попередн|колишн|before|was|previous|old|earlier)"
)
OF_OTHERS = expression(
    r"\s(?:у|для|for|to)\s(?:the\s)?(?:остальн|друг|обычн|проч|жител\w{1,3} (?:друг|остальн)|решт|інш|others?|rest|everyone)"
)
NOW_FIRST = expression(r"(?<!\w)(?:теперь|сейчас|стало|итого|now|тепер)(?![^\W_])")
ADDED = expression(r"(?<!\w)(?:накин\w{1,3}|прибавил\w?|добавил\w?|added|tacked on)\s(?:ещ?е\s|another\s)?$")
ADDED_TO = expression(
    r"(?<!\w)(?:(?:прибав|добав|накин|дода)\w{1,5}\s(?:еще\s)?(?:к|до)\s(?:[^\W\d_]+\s){1,3}(?:почти\s|около\s|еще\s|сразу\s)?"
    r"|накин\w{1,4}[»\"”]?\s(?:еще\s|ще\s|сразу\s|почти\s)?|(?:took|knocked|shaved|lopped)\soff\s(?:another\s|about\s)?)$"
)
"""Before a difference: "прибавил к выплате почти миллион", "took off 600,000"."""
TO_WHAT = expression(
    r"[^.;,]{0,30}\sto\s(?:what|its|their)\s(?:it\s|they\s)?(?:\w+\s)?(?:paid|bonus|payment|payout|sum|pays)"
)
"""Behind a difference that is added: "1 million to what it paid"."""
CHANGED_BEHIND = 25
"""The characters behind a difference in which the verb of change begins: "на 1 миллион рублей прибавила"."""
ADDS = expression(
    r"(?<!\w)(?:накин\w{1,3}|прибав\w{1,4}|добав\w{1,4}|додав\w{0,3}|adds?|adding|added|tack(?:s|ed) on)\s(?:ещ?е\s|another\s)?$"
)
BRINGS_TO = expression(
    r"(?<!\w)(?:доведя|довед\w{1,3}|довел\w?|bringing|brings|brought|taking|lifting)[^\d.;]{0,40}\s(?:до|to)\s$"
)
TO_WHAT_WAS = expression(
    r"[^.,;]{0,20}\s(?:to what (?:it|they|the)|to (?:the|its|their) (?:previous|existing|current)|к (?:прежн|имевш|существ|действ))"
)
"""Behind a difference: to what it was added."""
TAKES = expression(
    r"(?<!\w)(?:накин\w{1,3}|прибавил\w?|добавил\w?|срезал\w?|скинул\w?|сбросил\w?|снял\w?|added|took off|shaved off|knocked off|cut)\s$"
)
IN_BRACKETS = expression(r"[^\d.;(]{0,20}\((?:с|со|from|з|зі)\s(?:from\s)?$")
"""Between a difference and the sums that it lies between: "took off 600,000 (from 1.6 million to 1 million)"."""
BY_TIMES = expression(r"(?:\sраз[ау]?|вдвое|втрое|fold|times|half),?\s$")
FELL = expression(r"[\s,]{1,2}(?:упал|сниз|сокра|вырос|увелич|уменьш|fell|rose|dropped|cut|raised)")
PUTS = expression(
    r"(?<!\w)(?:put|puts|putting|push(?:ed|es)|brought|bump(?:ed|s)|went|gone|goes|mov(?:ed|es))(?:\s[^.,;\d]{0,50})?\s$"
)
AFTER_DASH = expression(r"[—–:-]\s$")
NOW = expression(
    r"[\s,(—–;:-]{0,4}(?:[^\d.;]{0,30}?[^\w])?(?:сейчас|пока|ныне|на сегодня|зараз|нині|now|currently|at present|today)(?:[^\w][^.;]{0,40})?"
)
WILL = expression(
    r"(?<!\w)(?:вырастет|вырастут|увелич[аи]т\w*|повыс[ия]т\w*|подниму?т|поднимет|снизит\w*|снизят|сократ[ия]т\w*|составит|станет|"
    r"планиру\w+|намерен\w?|намерева\w+|собира[ею]т\w*|готовит\w*|планують|планує|збира\w+|"
    r"будет|will|to be|зросте|збільш\w+|буде|становитиме)(?![^\W_])"
)
RISING = expression(r"(?:с|со|from|з|зі)\s")
THEN = expression(
    r"(?:^|\W)(?:затем|потом|после чего|далее|дальше|после этого|снова|опять|вновь|потім|згодом|після чого|знову"
    r"|then|afterwards|thereafter|after that|after which|again)\W"
)
PUT = expression(
    r"(?:^|\W)(?:put|puts|putting|pushed|pushes|moved|moves|brought|driven|gone|went)\s(?:[^\d.;]{0,50}\s)?$"
)
"""Before "up to X": to how much, and not at most."""
FURTHER = expression(
    r"(?<!\w)(?:еще|ще|дополнительно|сверх (?:того|этого)|додатково|another|additional|an extra|on top)(?![^\W_])"
)
"""Between two sums: the second comes on top of the first."""
PAID_BEFORE = expression(
    r"(?<!\w)(?:paid|offered|gave|promised|платил\w?|давал\w?|обещал\w?|предлагал\w?|платила|давала)\s(?:[^\d.;]{0,20}\s)?$"
)
"""Before a sum of which the same sentence tells what it is now."""
HISTORY = expression(
    r"(?<!\w)(?:впервые|сначала|поначалу|первоначально|изначально|история (?:суммы|выплаты)|начинали с|начали (?:до)?плачивать"
    r"|начали платить|(?:с|в) (?:начале )?\d{1,2} [а-я]{3,8} по \d{1,2} [а-я]{3,8} (?:платили|давали)"
    r"|спочатку|уперше|at first|initially|originally|first introduced|began at|started at|started out)(?![^\W_])"
)
"""Opens a sentence of what was paid before, one sum after the other."""
BREAK = expression(r"[;!?]|\.\s")
