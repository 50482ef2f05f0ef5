"""Words that a copied text fills anew each time: numbers, sums, dates, and what an institution calls itself.

Lower case, е for ё. A word with a star stands for all that begin so.
"""

from __future__ import annotations

NUMBERS = """
ноль ноля один одна одно одного одной одному одну два две двух двум двумя три трех трем тремя четыре четырех четырем пять пяти пятью
шесть шести семь семи восемь восьми девять девяти десять десяти одиннадцат* двенадцат* тринадцат* четырнадцат* пятнадцат*
шестнадцат* семнадцат* восемнадцат* девятнадцат* двадцат* тридцат* сорок сорока пятьдесят пятидесяти шестьдесят шестидесяти
семьдесят семидесяти восемьдесят восьмидесяти девяносто сто ста двести двухсот триста трехсот четыреста четырехсот пятьсот
пятисот шестьсот шестисот семьсот семисот восемьсот восьмисот девятьсот девятисот полмиллион* полутора полтора
тысяч тысяча тысячи тысяче тысячу тысячами тыс миллион* миллиард* млн млрд
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
thirty forty fifty sixty seventy eighty ninety hundred thousand million billion mln bn
""".split()

UNITS = """
рубл* руб р копеек копейки коп ruble* rouble* rub доллар* dollar* usd евро euro* eur грн гривен гривн* hryvnia* юан* yuan
""".split()

DATES = """
январ* феврал* март марта марте мартом апрел* мая май мае июн* июл* август* сентябр* октябр* ноябр* декабр*
янв фев апр авг сен сент окт ноя нояб дек год года году годом годы лет г гг понедельник* вторник* среда среды среду среде четверг* пятниц* суббот*
воскресень* ч час часа часов мин минут
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
dec monday tuesday wednesday thursday friday saturday sunday a.m p.m am pm
""".split()

INSTITUTIONS = """
администраци* министерств* департамент* комитет* управлени* правительств* муниципал* округ округа округе округу район района районе
районный районн* обл област* край края краю крае краевой краев* республик* губерни* город города городе городу городской городск*
го мо поселок поселка поселке поселен* село села селе сельск* муп
библиотек* школа школы школе школу школой школ гимназ* лицей лицея лицее лицею лицеем колледж* техникум* училищ* университет* институт*
мбоу моу мкоу гбоу гаоу маоу сош мбук мкук гбук мук мудо мбудо мбдоу мкдоу гку гбу мку мбу казенн* бюджетн* учрежден* военкомат*
administration ministry department committee district region oblast krai republic city town village municipal* library school college
""".split()
