"""Words round a name, Russian and English, by which a place is told from a person, a street or a firm.

Language, not campaign: no name of a place stands here. The expressions look at short windows of
folded text that end or begin at the name, so none can run long.
"""

from __future__ import annotations

from callup.scan.lazily import expression

# "г." for a town, and neither for a year ("2024 г.") nor for a father's name ("А. Г.").
TOWN = r"(?<!\d\s)(?<!\s\w\.\s)(?<!^\w\.\s)(?<!\w\.)г\."
# Before a name: this is a place.
LOCATES = expression(
    rf"(?:^|[^\w])(?:в|во|из|под|респ\.|{TOWN}|гор\.|пос\.|пгт\.?|ст-ца|город\w{{0,3}}|поселк\w{{0,2}}|станиц\w{{1,3}}"
    r"|жител\w{1,3}|мэр\w{0,2}|власт\w{1,3}|администраци\w{1,2}|военкомат\w{0,2}|аэропорт\w{0,2}"
    r"|районн\w{2,3} суд\w{0,2}|городск\w{2,3} суд\w{0,2}"
    r"|in|near|outside|from|across|around|throughout|(?:city|town|village) of|residents? of|mayor of"
    r"|authorities (?:in|of)|people of)[\s«\"]{1,2}$"
)
# Before a doubtful name of a region: as before a town, and "на".
LOCATES_REGION = expression(rf"(?:^|[^\w])на\s$|{LOCATES.pattern}")
# Before a name: this is a place beyond doubt, whatever follows.
NAMES_A_TOWN = expression(
    rf"(?:^|[^\w])(?:{TOWN}|гор\.|пос\.|город[аеу]?|городом|поселк\w{{1,2}}|станиц\w{{1,3}}"
    r"|(?:city|town) of)\s{0,2}$"
)
# Before a name in -ском: the town ("под Омском"), not the adjective ("в Омском районе").
INSTRUMENTAL = expression(r"(?:^|[^\w])(?:под|над|за|перед|с|со|между|рядом с|городом)\s$")
# Before a name: named after it, or a street, or a distance measured from it.
NAMED_AFTER = expression(
    r"(?:(?:^|[^\w])(?:ул\.?|просп\.|пр-т\w?|пр\.|пер\.|ш\.|пл\.|наб\.|метро|м\.|им\.|имени|фк|хк|клуб\w{0,2}"
    r"|отел\w{1,2}|гостиниц\w{1,2}|крейсер\w{0,2}|стадион\w{0,2}|орден\w{0,2}"
    r"|fc|hotel|cruiser|named after)[\s«\"“]{0,3}"
    r"|(?:км|километр\w{0,2}|верст\w{0,2})\s(?:\w{1,12}\s){0,3}от\s(?:г\.\s?|города\s)?"
    r"|(?:север|юг|запад|восток)\w{0,2}\sот\s"
    r"|(?:kilomet(?:er|re)s?|km|miles?|hours?)\)?\s(?:away\s)?(?:from|of)\s"
    r"|(?:north|south|east|west)(?:east|west)?\sof\s)$"
)
# Before a name: the last word of an outlet's or a firm's name in quotation marks.
TITLED = expression(
    r"(?:сми|радио\w*|газет\w{1,3}|журнал\w{0,3}|телеканал\w{0,3}|издани\w{1,2}|агентств\w{1,2}|театр\w{0,2}|компани\w{1,2}|завод\w{0,2})"
    r"\s[«\"“][^»\"”]{1,30}\s$"
)
# Before a doubtful name: a street ("на улице Кирова", and not "на улице Москвы").
STREET = expression(
    r"(?:^|[^\w])(?:улиц\w{1,3}|проспект\w{0,2}|переул\w{2,3}|шоссе|площад\w{1,2}|бульвар\w{0,2}"
    r"|набережн\w{2,3})\s$"
)
# After a name: a street, a newspaper, a club.
OF_ANOTHER_THING = expression(
    r"\s(?:street|avenue|prospekt|prospect|highway|square|road|bridge|station|lane|times|post|gazette"
    r"|helsinki group|time\b|улиц|проспект|шоссе|площад|бульвар|переул)|[ -]\d{1,2}[»\"”]"
)
# After the name of a capital: the state is meant, not the town.
STATE_SPEAKS = expression(
    r"(?:\shas|\shad|\salso|\srepeatedly|\ssoon|\snow)?\s(?:says?|said|den(?:y|ies|ied)|accus\w{1,3}|claim\w{0,3}"
    r"|insist\w{0,3}|wants?|wanted|reject\w{0,3}|seeks?|invaded|annexed|launched|illegally|calls|describes"
    r"|vowed|warned|demand\w{0,3}|hopes|blames?d?"
    r"|заявля\w{1,3}|заявил\w?|обвин\w{1,4}|отверг\w{1,4}|отрица\w{1,4}|требует|настаива\w{1,3}|призвала)\b"
)
# Before the country in the genitive: a place and not the owner of a ministry or an army.
COUNTRY_AS_PLACE = expression(
    r"(?:^|[^\w])(?:в|во|по|из|за|всей|всю|вся|территори\w{1,2}|регион\w{0,3}|субъект\w{0,3}|город\w{1,3}"
    r"|част\w{1,3}|жител\w{1,3}|in|across|throughout|over|around|from|inside|within|all of|whole of|parts of"
    r"|(?:regions?|cities|residents|rest|subjects) of)\s$"
)
REGIONS_OF_COUNTRY = expression(r"['’]s\s(?:\w{1,12}\s)?(?:regions|subjects|republics|cities|territory)\b")
# After a doubtful name: its value in a row or a list ("Владимир — 1 млн").
TABLED = expression(r"\s?[—–:|\t-]\s?(?:(?:до|от|up to|from)\s)?[$€]?\d")
# After a Russian adjective: the region itself.
REGION_RU = (
    r"(?:автономн\w{2,3}\s(?:округ\w{0,3}|област\w{1,3})|област(?:ь|и|ью|ей|ям|ями|ях|і|ю|ей)|обл\b|кра(?:й|я|ю|ем|е|ї|єм"
    r"|и|ев|ям|ями|ях)|регион\w{0,3}|(?:народн\w{2,3}\s)?республик\w{0,3}|губерни\w{1,3})"
)
# After a Russian adjective: those who rule the region, and those whom a drive reaches there.
OFFICIALS_RU = (
    r"(?:област\w{2,4}\s|региональн\w{2,3}\s|краев\w{2,3}\s)?(?:власт\w{1,3}|губернатор\w{0,3}|правительств\w{1,3}"
    r"|военкомат\w{0,3}|военком\w{0,3}|военн\w{2,3}\sкомиссариат\w{0,3}|заксобрани\w{1,2}|парламент\w{0,2}"
    r"|чиновник\w{0,3}|министр\w{0,3}|министерств\w{1,2}|минздрав\w{0,2}|администраци\w{1,2}|президент\w{0,2}"
    r"|депутат\w{0,3}|мэр\w{0,2}|мэри\w{1,2}|прокуратур\w{1,2}|гарнизон\w{0,3}|вуз\w{0,3}|университет\w{0,3}"
    r"|больниц\w{0,3}|госпитал\w{1,3}|колони\w{1,3}|сизо|издани\w{1,3}|клуб\w{1,3}|художни\w{1,3}|музыкант\w{0,2}"
    r"|врач\w{0,3}|учител\w{1,3}|полици\w{1,5}|следовател\w{1,3}|адвокат\w{0,3}|вербовщик\w{0,3}|рекрут\w{0,3}"
    r"|колледж\w{0,3}|школ\w{1,3}|студент\w{0,3}|призывник\w{0,3}|срочник\w{0,3}|контрактник\w{0,3}"
    r"|резервист\w{0,3}|добровол\w{2,5}|мобилизованн\w{2,3}|жител\w{1,3}|активист\w{0,3}|журналист\w{0,3}"
    r"|дум\w{1,2}|совет\w{0,2}|муниципальн\w{2,3}|выплат\w{1,3}|доплат\w{1,3}|бонус\w{0,3}|надбавк\w{1,2}|чин\w{3,6}"
    r"|бо(?:ец|йц\w{1,3})|полк(?:а|у|ом|е|и|ов|ах)?|бригад\w{1,2}|дивизи\w{1,2}|батальон\w{0,3}|подразделени\w{1,3}|учены(?:й|е|х|м|ми)|пенсионер\w{0,3}|семь(?:я|и|ю|е|ей|ям|ях)|родственни\w{1,4}|солдат\w{0,3}|офицер\w{0,3}|спасател\w{1,3}|росгварде\w{1,4}"
    r"|глав(?:а|ы|е|у|ой)|управлени\w{1,3}|клиник\w{0,3}|училищ\w{1,3}|академи(?:я|и|ю|ей)|мединститут\w{0,2}|политик(?:и|а|у|ов|ам|ами|ом)?"
    r"|политолог\w{0,3}|коммунист\w{0,3}|единоросс\w{0,3}|спортсмен\w{0,3}|священни\w{1,4}|музе(?:й|я|ю|и|ев)|рабоч(?:ий|ие|их|им|ими)"
    r"|военнослужащ\w{1,3}|военны(?:е|х|м|ми)|новобран\w{2,4}|предпринимател\w{1,3}|бизнесмен\w{0,3}|фонд\w{0,2}"
    r"|облдум\w|заксобран\w{1,2}|минсоц\w{1,8}|минфин\w{0,2}|горсовет\w{0,2}"
    r"|правозащитник\w{0,3}|предприяти\w{1,3}|завод\w{0,3}|госуниверситет\w{0,2}|институт\w{0,3}|суд\w{0,2})"
)
_COUNT = r"(?:\s\([^()]{1,12}\))?"  # "Самарской (88), Пензенской (80) областях"
REGION_AFTER_RU = expression(rf"{_COUNT}\s{REGION_RU}(?![\w])")
# After a Russian adjective: a court, a council or a theatre of the whole region, and who governs it.
BODY_OF_REGION_RU = expression(
    r"\s(?:(?:областн|краев|республиканск)(?:[оиы]й|[ая]я|ую|[ои]го|ому|[ыи]м|ом|[ыи]е|[ыи]х|ое)\s"
    r"|(?:вице-)?губернатор\w{0,3}(?!\w)|(?:обл|край)(?:дум|суд|военкомат|здрав)\w{0,3}(?!\w)|заксобрани\w{1,2}(?!\w))"
)
_ADJECTIVES = r"(?:(?!окружн|районн)\w{3,18}(?:ый|ий|ой|ого|ому|ым|им|ом|ая|ую|ые|ых|ыми|ие|их)\s){0,2}"
OFFICIALS_AFTER_RU = expression(rf"\s{_ADJECTIVES}{OFFICIALS_RU}(?![\w])")
REGION_AFTER_EN = expression(r"\s(?:regions|oblasts|provinces|territories|krais|okrugs|areas)\b")
OFFICIALS_AFTER_EN = expression(r"\s(?:governor|regional|oblast)\b")
ENDS_IN_REGION = expression(rf"(?:^|\s){REGION_RU}\.?$")
REPUBLIC_OF = expression(r"республик\w{1,2}\s")  # "республика Коми"
# Between two names of one list.
LISTED = expression(
    _COUNT
    + r"\s?(?:,|,?\s(?:и|или|а также|и в|, в|та|й|і|та у|та в|and|or|as well as)|,\s(?:и|в|у|та|and|а также))\s$"
)
# After a doubtful name that is an adjective: the noun that it belongs to ("в Белом доме").
ITS_NOUN = expression(
    r"\s(?!также|после|более|уже|еще|вместе|сегодня|ночью|осенью|весной)\w{2,20}(?:е|у|ю)(?!\w)"
)
ADJECTIVAL = ("ом", "ем", "ую")
DISTRICT = expression(r"\sрайон(?:а|у|е|ом)?$")
INITIAL = expression(r"(?:^|\s)[^\W\d_]\.\s?$")
# Before and after a region's adjective whose noun was told with the one before: "в Тверской — 1,4 млн".
NOUN_TOLD = expression(r"(?:област|кра[йеяю])\w{0,3}(?![^\W_])[^.;\n]{0,50}[,;]\s(?:а\s)?(?:в\s|у\s)?$")
TABLE_OF_REGIONS = expression(
    r"(?:^|\n)[^\w\n]{0,3}(?:област\w{1,2}|кра[йї]|регион\w?|регіон\w?|субъект\w?(?:\s(?:рф|федерации))?|суб['’]єкт\w?)\s{0,2}[|\t]"
)
"""The head of a table whose rows are regions, so that an adjective alone in the first cell is one."""
OPENS_ROW = expression(r"(?:^|\n)[|\s]{0,3}$")
CELL_ENDS = expression(r"\s{0,3}[|\t]")
SUM_AFTER = expression(r"\s?[—–-]\s(?:до\s|с\s|на\s|по\s|ещ?е\s|уже\s)?\d")
