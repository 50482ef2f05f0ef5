"""Words and patterns by which a phrase tells who speaks: pronouns, articles, bodies, names."""

from __future__ import annotations

import re

from callup.extract.speech.speech_words import word_set

SINGULAR = word_set("he she him her his it он она него нее его ее я i він вона його її")
PLURAL = word_set("they them their we они мы их вони ми їх")
HE = frozenset(["he", "him", "his", "он", "его", "він", "його"])
SHE = frozenset(["she", "her", "она", "ее", "нее", "вона", "її"])
ARTICLE = re.compile(r"^(?:the|a|an|some|several|many|another|other|one)\s+", re.I)
DEFINITE = re.compile(r"^(?:the|this|that|these|those|этот|эта|эти|тот|та|сам|сама)\s", re.I)
TAIL = re.compile(r"[,;(]|\s(?:who|which|that|whose|in an? |на условиях|на условии|котор\w{2,3})\b|\s[—–-]\s")
NAMED = re.compile(r"\b(?:called|named|known as)\s+|[«“\"]")
OF = re.compile(r"\s(?:of|at|for|with|from)\s+(?:the\s+|an?\s+)?")
HEADS = re.compile(
    r"\b(?:who|which)\s+(?:heads|runs|leads|founded|works for|works at|directs|represents)\s+"
    r"(?:the\s+|an?\s+)?"
)
PARTITIVE = re.compile(
    r"(?:one|some|many|most|several|another) of (?:them|these|those)\b"
    r"|(?:один|одна|некоторые|многие|кто-то|двое|трое|другой|другая|часть) из (?:них|этих|тех)\b"
)
OF_BODIES = ("глав", "руководител", "директор", "представител", "сотрудни", "основател", "источник")
QUOTED_NAME = re.compile(r"«([^«»]{2,80})»")
OUTLET_BEFORE = re.compile(
    r"(?:канал|издани|газет|агентств|портал|проект|организаци|движени|фонд|центр|групп|радиостанци|сайт|паблик"
    r"|\bзао|\bооо|\bао|\bоао|\bпао|\bано|компани|сообществ|ассоциаци|комитет|штаб|журнал|медиа|завод|предприяти|редакци|корреспондент|лини|служб)\w*\s*$",
    re.I,
)
SURNAMES = ("ов", "ев", "ин", "ын", "ский", "цкий", "ук", "юк", "енко", "швили", "дзе")
CLOSE = re.compile(r"[»”\"]")
WORD = re.compile(r"[\w’'\-]+")
BODY_ROLES = re.compile(
    r"(?:authorities|government|administration|ministry|court|police|council|parliament|media|press service"
    r"|outlets?|agenc\w+|newspaper|channels?|projects?|groups?|organi[sz]ations?|reports?|think tank"
    r"|helpline|hotline"
    r"|издани\w+|газет\w+|агентств\w+|телеканал\w*|телеграм-канал\w*|портал\w*|проект\w*|организаци\w+|движени\w+"
    r"|групп\w+|сми"
    r"|правозащитн\w+ (?:проект|организаци|групп|центр|движени)\w*"
    r"|власт\w+|ведомств\w+|администраци\w+|правительств\w+|министерств\w+|мэри\w+|пресс-служб\w+|суд\w?"
    r"|мид|мвд|фсб|фсин|минобороны|минфин\w*|минздрав\w*|минюст\w*|генштаб\w*|посольств\w+|консульств\w+"
    r"|прокуратур\w+|полици\w+|госпитал\w+|поліці\w+|міністерств\w+|посольств\w+|уряд\w*)",
    re.I,
)
NAMED_BODIES = re.compile(
    r"(?:court|police|ministry|government|administration|council|parliament|city hall"
    r"|(?:draft|enlistment|recruitment|recruiting|military) (?:office|commissariat)"
    r"|суд\w{0,2}|полици\w+|следстви\w+|администраци\w+|правительств\w+|облправительств\w*|министерств\w+|мэри\w+"
    r"|мид|мвд|мин(?:обороны|фин|здрав|юст|труд|обр|соцзащит)\w*|генштаб\w*|посольств\w+|консульств\w+"
    r"|прокуратур\w+|военкомат\w*|ведомств\w+|облдум\w*|заксобрани\w*"
    r"|горсовет\w*|комитет\w*|госпитал\w*|пресс.служб\w+"
    r"|поліці\w+|міністерств\w+|уряд\w*|військкомат\w*|міноборони|прес.служб\w+|міськрад\w*"
    r"|правозащитн\w+ (?:проект|организаци|групп|центр|движени)\w*|правозахисн\w+)",
    re.I,
)
UNKNOWN_ONE = re.compile(
    r"(?:(?:a|the|one|another|один|одна|ещ[её] один|наш|собственный|анонимный|осведомленный)\s+)?"
    r"(?:(?:informed|anonymous|knowledgeable)\s+)?(?:source|insider|источник\w?|джерел[оа]|(?:один|одна|одне) (?:из|з|із|зі)|one of)\b"
    r"|(?:an?|one|another)\s+(?:[\w-]+\s+){0,2}?(?:resident|conscript|student|sophomore|freshman|reader|subscriber|draftee|reservist"
    r"|passer-by|prisoner|inmate|local|listener|employee|worker)\b"
    r"|\W{0,3}(?:житель|жительница|подписчи[кц]\w{0,2}|читатель\w{0,4}|очевид(?:ец|ица)|собеседни[кц]\w?|мешкан(?:ець|ка)|підписник|співрозмовник)\b",
    re.I,
)
AMID = re.compile(r"(?<=[а-яёa-z,«] )[А-ЯЁ][\w-]+|(?<=«)[А-ЯЁ][\w-]+")
SMALL_WORD = re.compile(r"(?<![\w-])[a-z][a-z-]{2,}(?![\w-])")
TITLE_BEFORE = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,4})\.\s*$")
NO_NAMES_EN = word_set(
    "his her hers their its our my your those these this that it they he she we you i who what both either neither "
    "none nobody no-one everyone everybody someone somebody anyone others another each many most some several "
    "few all any such nearly almost about around only even more less least early late top local large small "
    "management staff security senior former retired one two three four five six seven eight nine ten eleven twelve dozens scores hundreds "
    "thousands millions half here there now then still also meanwhile however later earlier yesterday today"
)
JOINED = re.compile(r"[-‑][A-ZА-ЯЁ]")
KIN = re.compile(
    r"(?:^|\s)(?:жен[аыеу]|супруг[аиеу]?|муж[ау]?|мат(?:ь|ери)|от(?:ец|ца)|сын[а]?|доч(?:ь|ери)|брат[а]?|сестр[аыеу]"
    r"|вдов[аыеу]|родственни\w+|друг[а]?|подруг[аи]|сосед\w*|коллег[аи]|сослужив\w+|знаком\w+)\s$",
    re.I,
)
ONE_WOMAN = word_set("мужчины жены женщины матери девушки сестры соседки жительницы сотрудницы")
BODIES = word_set(
    "района области края республики города региона округа отдела управления комитета администрации партии "
    "фракции ведомства департамента штаба совета думы"
)
OBLIQUE = word_set("нем ней них нему ним ними")
WHOLLY = re.compile(r"^(?:все|оба|обе|сам|сама|сами) (?=(?:они|он|она|мы)$)")
PRESS = re.compile(r"пресс-(?:служб|центр)|администраци|руководств|командовани", re.I)
