"""The words by a place or a payer that say who pays: whose purse it is, who acts, who is only told of.

They are read in lower case; those that end with "$" stand right before a name.
"""

from __future__ import annotations

from callup.scan.lazily import expression

EACH_ITS_OWN = expression(r"(?<![^\W_])(?:соответственно|respectively|відповідно)(?![^\W_])")
FROM = expression(r"\s?(?:[\[(][^\])\n]{1,40}[\])])?\s(?:from|by|от|від)\s(?:the\s)?$")
"""Between a sum and the place that pays it: "another 100,000 from Ryazan region"."""
DENIES = expression(
    r"(?:\s[^\W\d_]+){0,3}\s(?:опроверг|назвал\w?\s(?:фейк|лож)|отрица|denied|denies|dismissed|refuted|called\s\W)"
)
"""Behind authorities who only deny what others tell."""
_PAYERS = (
    r"(?:(?P<regional>область|край|округ|регион|республика|регіон|республіка|region|republic|oblast|krai)"
    r"|(?P<municipal>город|район|муниципалитет|мэрия|місто|city|town|district|municipality)"
    r"|(?P<federal>федерация|государство|минобороны|министерство обороны|федеральный центр|держава|міноборони|state|defen[cs]e ministry))"
)
ELIDED = expression(
    r"(?:^|[,;:(]\s?|\s(?:а|и|плюс|та|and|while|plus)\s)(?:сам[аи]?\s|the\s)?"
    + _PAYERS
    + r"\s?(?:[—–:-]\s?|\s?)(?:до|ещ?е|ще|another|a further)?\s?$"
)
"""Right before a sum: its payer, whose verb was told with another's: "город платит 300 тысяч, область — 1 млн"."""
BEHIND = expression(
    r"\s?[—–-]\s(?:от\s|від\s)?(?:это\s|це\s|the\s)?(?:"
    r"(?P<federal>федерация|государств\w|минобороны|министерств\w обороны|(?:оборонн|военн)\w{2,3} (?:ведомств|відомств)\w"
    r"|федеральн\w{2,3} (?:центр|бюджет|казн\w|деньги|средства|кошти)|правительств\w рф|уряду? рф"
    r"|держав\w|міноборони|міністерств\w оборони|state|defen[cs]e ministry)"
    r"|(?P<municipal>город\w?|район\w?|муниципалитет\w?|мэри\w|горадминистраци\w|городск\w{2,3} (?:округ|бюджет|казна|власти)"
    r"|администраци\w (?:города|района|городского|муниципального)|бюджет\w? (?:города|района)|міст[оа]|мері\w|громад\w|муніципалітет\w?"
    r"|city|town|district|municipality)"
    r"|(?P<regional>област[ьи]|кра[йяю]|округ\w?|регион\w?|республик\w|регіон\w?|республік\w|правительств\w|власт[ией]\w?|губернатор\w?|уряду?|влад\w"
    r"|бюджет\w? (?:област|края|региона|республик|округа)\w?|region|republic|oblast|krai))"
    r"(?:\s[^\W\d_][\w-]*){0,3}\s?(?:[,;.)\n]|$)"
)
"""Right behind a sum: its payer and hardly more: "1,5 млн — регион, 400 тысяч — Минобороны, 300 — город Пермь"."""
OWN_CELL = expression(
    r"\W*(?:(?P<federal>(?:минобороны|министерств\w обороны|федеральн\w{2,3}|федераци[яи]|государств[оа]|госбюджет|міноборони|defen[cs]e ministry|ministry of defen[cs]e|federal|the state|state budget))"
    r"|(?P<municipal>(?:город|мэри|муниципал|район|администрация (?:г|района)|місто|мері|city|town|municipal|district))"
    r"|(?P<regional>(?:регион|област|кра[йе]|республик|правительств|бюджет (?:област|кра|респ)|губернатор|region|republic|oblast|krai|governor))"
    r"|(?P<employer>(?:работодател|предприяти|завод|employer|company)))"
)
"""How a cell opens that tells who pays the sum of its row."""
IN_BRACKETS = expression(
    r"[^,;.()\n\d+]{0,30}\((?:за счет |из |от |від |from )?(?:средств |бюджета |бюджет |the )?"
    r"(?:(?P<regional>регион\w{0,3}|област[ьи]|кра[йя]|республик[аи]|округ\w?|регіон\w?|region|republic|oblast|krai)"
    r"|(?P<municipal>город\w?|район\w?|муниципалитет\w?|мэри[яи]|міст[оа]|city|town|district)"
    r"|(?P<federal>федераци[яи]|рф|государств[оа]|минобороны|мо рф|держав[аи]|міноборони|state|defen[cs]e ministry|ministry of defen[cs]e))\)"
)
"""Right behind a sum: its payer in brackets, "1 500 000 ₽ — единовременно (регион)"."""
JOINED = expression(r"[^,;:]{0,12}\s(?:and|и|та|й|plus|плюс)\s[^,;:]{0,60}")
"""Between two sums that one sentence's subject pays: "300,000 rubles and a monthly salary of"."""
TOWN = expression(r"(?<!\w)(?:city|mayor|municipal|town|district)")
SUM = expression(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3}|\d\s(?:тыс|млн|mil|thou)")
LEGAL_ACT = expression(
    r"(?<![^\W_])(?:указ|постановлен|распоряжен|закон|decree|order(?!\w)|law(?!\w)|resolution)"
)
FUNDING = expression(
    r"(?<![^\W_])(?:расход\w{0,3}|деньг\w{1,3}|средств\w|плат[ия]т|выплачивает|оплачива\w+|оплатит|(?:про)?финансиру\w+"
    r"|выдел[яи]\w+|учредил\w?|нес[уе]т|money|funds?|funding|funded|paid (?:by|from|out of)|pays|paying|pay for|financed"
    r"|cost\w?|bill|витрат\w|кошт\w|грош\w|фінансу\w+)(?![^\W_])"
)
"""A sentence that tells where the money of the sums before it comes from."""
DECIDES = expression(
    r"(?<![^\W_])(?:решени[ея]|установил\w?|утвердил\w?|назначил\w?|одобрил\w?|определил\w?|decision|approved|decided"
    r"|introduced|рішення|встановил\w?|затвердил\w?)(?![^\W_])"
)
"""A sentence that tells who decided on the sums before it."""
HEAD_OF_ACT = expression(
    r"\W{0,5}(?:указ|постановление|распоряжение|приказ|закон|decree|resolution|order)(?![^\W_])"
)
HEAD_OF_OFFICE = expression(r"(?:губернатор|правительств|глав[аы]|government|governor)")
AFTER_ACT = expression(
    r"(?<!\w)(?:объявил\w?|подня\w{1,3}|повысил\w?|добав(?:ил|ля)\w{1,3}|доплач\w{2,4}|плат[ия]\w?"
    r"|ввел\w?|обеща\w{1,4}|установил\w?|снизил\w?|урезал\w?|отвел\w?|заложил\w?|выделил\w?|увеличил\w?"
    r"|сократил\w?|поддержал\w?|підвищил\w?|збільшил\w?)\s(?:и\s|город\s|города\s|также\s)?$"
)
LABELLED = expression(
    r"(?:\s?(?:—|–|-|:|,)\s?(?:до|с|на|from|to|up to|by)?|(?:\s(?:region|oblast|krai|republic|territory))?\s(?:до|на|to|by))"
    r"\s?(?=[\d$€₽]|rub|usd|полтор|пол|один|мил)"
)
ADDED = expression(r"(?:плюс|plus)\s(?:город\s)?$")
"""Before a place that adds something of its own: "плюс Элиста — ещё 150 тысяч"."""
OBLIQUE = expression(
    r"(?:ии|ию|ией|[оеы]й\s\w+|ого|ому|ом|ой|ую\s\w+|у|ю"
    r"|ья|[цнч]ам|[цнч]ами|цы|чане|ане|чи|цев|чан)$"
)
"""A name of a region that is in no nominative, or of those who live there: "Чувашии", "костромичам"."""
OBLIQUE_UK = expression(r"(?:[їу]|[ої]ї|ій|[оєе]ю|[цч]ам|цям|янам|чанам|ові|[аяу]х|ськ[іиу]й?м?)$")
"""A name in Ukrainian that is in no nominative, or of those who live there."""
DISTRICT = expression(r"\s(?:район|муниципальный округ)\w{0,2}$")
OF_DISTRICT = expression(r"[^\W_][\w-]*ий\s")
"""A district's name in the nominative."""
OF_ANOTHER = expression(
    r"\s(?:subject|universit|district|agenc|security|service|channel|outlet|media|language"
    r"|субъект|округ|университет|канал|телеканал|агентств|служб|трасс|сми(?!\w)|розыск|эфир)"
)
"""Behind "federal" or "regional": what is named so, and pays nothing."""
OWN_PAYMENT = expression(
    r"['’]s\s(?:own\s|regional\s|one time\s|local\s)*"
    r"(?:payment|bonus|payout|share|part|supplement|contribution|incentive)"
)
NO_SUBJECT = expression(
    r"(?<!\w)(?:в|во|на|из|по|для|у|за|к|от|с|со|при|под|около|жител\w*|житель|мешкан\w+|выходц\w*"
    r"|in|(?<!city\s)(?<!town\s)(?<!republic\s)of|from|at|for|to|near|across|throughout|by|with|around|outside"
    r"|з|із|до|від|under)\s(?:the\s)?$"
)
"""Before a place that is only where something happens, or whom it concerns."""
OPENS_CLAUSE = expression(
    r"(?:^|[.,;:!?—–«\"\n•|(]\s{0,2})(?:[^\W\d_]+\.?\s(?:\d{1,2},?\s)?|\d{1,4}\s[^\W\d_]+\.?\s){0,3}$"
)
"""Before a place that opens its sentence or clause, and so does what the verb after it says."""
CONTRACT_WITH = expression(
    r"(?:контракт\w{0,3}|договор\w{0,3}|служб\w|contracts?|served?|service)\s"
    r"(?:с|со|в|з|із|зі|with(?:\sthe)?|in(?:\sthe)?)\s(?:\w{3,12}\s)?$"
)
"""Before the one with whom a contract is signed: he need not be the one who pays."""
ADDED_TO = expression(
    r"(?<![^\W_])(?:in addition to|on top of|besides|apart from|alongside|помимо|кроме|сверх|в дополнение к|вдобавок к"
    r"|наряду с|не считая|крім|понад|на додачу до|окрім)\s(?:the\s|a\s|any\s|all\s|[^\W\d_]{3,14}\s){0,2}$"
)
"""Before a payer to whose money another's is added: "in addition to the federal payment, recruits get"."""
HAS_SUM = expression(r"[^,;.]{0,30}\d")
TELLS_BEFORE = expression(
    r"(?:сообщил\w?|сообщили|рассказал\w?|заявил\w?|написал\w?|уточнил\w?|уточнили|напомнил\w?|отметил\w?"
    r"|пояснил\w?|говорится|говорят|передает|по данным"
    r"|said|says|told|according to|wrote|writes|reported by|повідомил\w?|заявив|розповів)"
    r"\s(?:в\s|на\s|at\s|by\s|the\s|the\sregional\s|сайт\w{0,2}\s|пресс-служб\w\s|in\sa\s\w+\sof\s)*$"
)
"""Before one who tells of a payment: he does not pay it."""
TELLS_BEHIND = expression(
    r"(?:\s[^\W\d_]+){0,4}\s"
    r"(?:сообщил|рассказал|заявил|написал|уточнил|напомнил|отметил|пояснил"
    r"|said|says|told|wrote|повідомив|заявив)"
)
"""Behind one who tells of a payment."""
OFFICE_BEFORE = expression(
    r"(?:бюджет\w{0,3}|казн\w|власт\w{1,3}|влад\w|правительств\w{1,2}|уряд\w?"
    r"|губернатор\w{0,2}|мэри\w|мэр\w{0,2}|администраци\w{1,2}"
    r"|глав\w{1,2}|раис\w{0,2}|руководств\w{1,2}|парламент\w{0,2}|депутат\w{1,2}|чиновник\w{0,2}"
    r"|(?:budgets?|treasury|authorities|government|administration|governor|officials|head|mayor|parliament"
    r"|lawmakers|leaders?)"
    r" (?:of|in))\s(?:the\s|города\s|republic of\s|the republic of\s|the city of\s)?$"
)
_ASIDE = r"(?:\s?[(\[][^)\]]{1,60}[)\]])?(?:,\s[^,.;:]{3,60},)?"
DASHED = expression(_ASIDE + r"(?:\s[^\W\d_]+){0,4},?\s?[—–:]\s?[^.;:\n]{0,40}\d")
"""Behind a place: its sum, with no verb between them: "Приморский край, без шума, — с 1,5 до 1 млн"."""
ANOTHER = expression(r"\s(?:another|a further|ещ?е|ще)\s(?=[\d$€₽]|rub|полмил|мил)")
"""Behind a place: what it adds, with no verb between them: "Perm region another 150,000"."""
SEVERAL_ACT = expression(
    r"(?:кто|хто|where|who)\s(?:[^\W\d_]+\s){0,3}"
    r"(?:плат[ия]т|доплачива[ею]т|добавля[ею]т|дает|дают|предлагают|доплачує|платить|додає|pays?|adds?|offers?)(?![^\W_])|"
    r"(?:регион\w{0,2}|област[ией]\w?|края|территори\w|субъект\w{1,2}|республик\w?|города?|муниципалитет\w{0,2}"
    r"|регіони|області)"
    r"(?:\s[^\W\d_]+){0,3}\s(?:снизили|подняли|повысили|урезали|сократили|увеличили|ввели|платят|предлагают|режут"
    r"|поднимают|снижают|увеличивают|сокращают|доплачивают|обещают|пропонують|підняли|знизили|підвищили|платять)"
    r"|(?:regions|cities|provinces|towns|districts)(?:\s[a-z]+){0,3}"
    r"\s(?:raised?|raising|cut|cutting|lowered|slashed|slashing|increased|put|pay|paying|offer|offered|offering|reduced)"
    r"(?![a-z])"
)
"""Places without a name that act: whoever the next sentences name is one of them."""
PAYING = expression(
    _ASIDE
    + r"(?:(?:\s(?:region|oblast|krai|republic))?\sand\s(?:the\s)?[a-z]{3,14}(?:\s[a-z]{3,14})?)?"
    + r"(?:(?:\s(?:autonomous|federal|region|oblast|krai|okrug|territory|republic|district|also|now|still|then"
    r"|itself|reportedly|plans|intends|wants|planning|has|have|had|been|will|would|is|to))*(?:\s[a-z]{3,12}(?<!tion)(?<!ents)(?<!ruits))?"
    r"|(?:\s(?!котор|жител|получ)[а-яіїєґ\d-]+){0,5}?)"
    r"\s(?:плат(?:ит|ят|ил)|да(?:ст|ет|дут|ют)(?![^\W_])|дарит|дає|додає|дають|виплачує|доплачує"
    r"|выдел[ия]т|перечисл[ия]т|назначил|установил|доплач|доплат|выплат[ия]|выплач[^е]|заплат|предлага|предлож|обеща"
    r"|пообещал|добав|прибав|обіця|плати|пропону"
    r"|pays?|paid|offer|promis|brought|br(?:ings?|inging) in|awards?|rewards?|adds?(?![a-z])|added"
    r"|pay(?:ing|s)?|tops?|gives?|giving|pledg|handed|hand(?:s|ing) out|set|doubl|tripl"
    r"|put|went|gone|moved|compensat|provid)(?!\sby)"
)
_OTHERS_ACT = (
    r"получ|зарабат|заработ|ушл|ушел|поех|отправ|подпис|заключ|служ|воюет|воюют|набира|ищ[еу]т|собир|потеря|лишил|котор|где|чьи|жител"
    r"|сообщ|заяв|рассказ|пишет|опроверг|отриц|напомн|требу|прос[ия]т|жалу|отрим|отримає|якого|які|який|де(?![^\W_])|повідом|підпи"
)
_TYPE = r"(?:\s(?:region|oblast|krai|okrug|territory|republic|autonomous|district|province|city))*"
_AUX = r"(?:\s(?:has|have|had|is|was|will|would|also|now|still|then|itself|reportedly|already|recently|soon|plans to|wants to))*"
_NO_ACT = (
    r"residents?|recruits?|volunteers?|soldiers?|fighters?|natives?|families|officials?|media|outlets?|students?|courts?|police|lawmakers"
    r"|gets?|receives?|earns?|bonus(?:es)?|payments?|payouts?|sees|needs|denie[sd]|says?|said|who|where|which|has|was|is|its"
)
ACTS = expression(
    _ASIDE + rf"(?:\s(?!{_OTHERS_ACT})[а-яіїєґ\d-]+){{0,4}}?\s(?!{_OTHERS_ACT})[а-яіїєґ]{{2,}}"
    r"(?:[иеёаяую]т|аст|ться|тся|[иаеу]ло?|[иаеу]л[аи]|ить|ать|ає|ує|ять|уть|тиме|имуть|ив|ав)(?![^\W_])(?:(?!"
    + _OTHERS_ACT
    + r")[^.;:!?\n]){0,80}"
    + r"|"
    + _TYPE
    + r"(?:,\s(?:which|whose|where|one of)\s[^,.;:\n]{3,90},)?"
    + _AUX
    + rf"\s(?!(?:{_NO_ACT})(?!\w))(?:[a-z]{{2,}}(?:s|ed|ing)|(?<=will\s|ould\s|s\sto\s)[a-z]{{3,}}|paid|gave|put|set|cut|made|kept)"
    r"(?![a-z])[^.;:!?\n]{0,80}"
)
"""Behind a place that opens its clause, and before a sum: the place does something about it, whatever the verb."""
ITSELF_PAYS = expression(
    r"(?:\s(?:тоже|также|теперь|уже|снова|вновь|пока|сам[ао]?|больше|не|ещ?е))*"
    r"\s(?:сохран|повы[шс]|подн[яи]|увелич|сни[зж]|уре[зж]|сокра[тщ]|продл|плат|доплат|доплач|выплат|выплач|обеща|пообеща|предл"
    r"|выдел|добав|прибав|ввод|ввел|введ|отмен|верн|остав|накин|удво|утро|установ|назнач|перечисл|компенс)[а-я]{1,6}(?![^\W_])"
)
"""Behind a place in the nominative, wherever it stands: "Выплату в 1 млн рублей Калмыкия сохранит до марта"."""
PAID_BY = expression(
    r"(?<![^\W_])(?:выплат\w{1,2}|доплат\w{1,2}|надбавк\w|бонус\w?|прибавк\w|подарок|payments?|bonus|payout|supplement|виплат\w|доплат\w)"
    r"(?:\s[^\W\d_]+){0,3}\s(?:от|from|by|від)\s(?:the\s)?(?:республики\s|region of\s)?$"
)
"""Before a place that pays what is named: "выплата от Кузбасса"."""
ONE_WHO_TELLS = expression(
    r"(?:['’]s)?\s(?:acting\s|врио\s)?(?:губернатор|глав[аы]|мэр|governor|mayor|head)\w{0,2}(?:\s[^\W\d_]+){0,3}\s"
    r"(?:сообщил|рассказал|заявил|написал|уточнил|напомнил|отметил|пояснил|said|says|told|wrote|повідомив|заявив)"
)
"""Behind a place: the head of its office, who only tells: "Tver's governor said recruits would be paid"."""
OF_OKRUG = expression(r"(?<!\w)(?<!городской )(?<!муниципальный )округ\w{0,3}(?!\w)")
NO_OKRUG = expression(r"(?<!\w)(?:город|район|мэр|муниципал)")
OFFICE_BEHIND = expression(
    r"(?:['’]s)?[\s-]"
    r"(?:власт|правительств|губернатор|бюджет|администраци|парламент|депутат|чиновник|казн|мэр|влад|уряд"
    r"|(?:(?:region|oblast|krai|republic|city)(?:['’]s)?\s)?"
    r"(?:authorities|government|governor|officials|budget|administration|parliament|lawmakers|mayor|city hall))"
)
LABEL = expression(r"\s[—–-]\s(?:от\s)?(?:the\s)?")
ENDS_ITEM = expression(r"\s?(?:[,;)\]\n]|\.\s|\.?$|\sи\s|\sand\s)")
"""Around a place that is the label of a sum."""
