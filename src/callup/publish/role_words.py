"""Words beside a name that tell whether its bearer speaks in public or is a private person.

All are beginnings of words, lower case, with е for ё. A private word always wins.
"""

from __future__ import annotations

PUBLIC = (
    # officials and spokespersons
    "губернатор", "врио", "президент", "министр", "премьер", "вице-", "мэр", "депутат", "сенатор", "спикер", "секретар",
    "пресс-секретар", "представител", "чиновник", "военком", "комиссар", "омбудсмен", "уполномоченн", "прокурор", "судья",
    "председател", "замглав", "заместител", "зампред", "советник", "посол", "генерал", "полковник", "адмирал",
    "глава", "главы", "главе", "главу", "главой", "руководител", "начальник", "директор", "ректор", "декан", "главврач",
    # lawyers, experts, organisers, the press
    "адвокат", "юрист", "правозащитни", "эксперт", "аналитик", "политолог", "социолог", "экономист", "историк", "ученый",
    "исследовател", "профессор", "основател", "сооснователь", "координатор", "журналист", "корреспондент", "редактор",
    "обозревател", "автор", "блогер", "военкор", "активист", "лидер",
    # Ukrainian
    "речни", "міністр", "очільник", "правозахисни", "засновни", "журналіст", "експерт", "голов",
    # English
    "governor", "president", "minister", "premier", "mayor", "deputy", "lawmaker", "senator", "speaker", "secretary",
    "spokes", "official", "commissar", "commissioner", "ombuds", "prosecutor", "judge", "chair", "adviser", "advisor",
    "ambassador", "general", "colonel", "admiral", "head", "chief", "director", "rector", "dean", "leader", "boss",
    "lawyer", "attorney", "barrister", "advocate", "rights", "expert", "analyst", "scholar", "scientist", "economist",
    "sociologist", "historian", "researcher", "fellow", "professor", "founder", "co-founder", "cofounder", "coordinator",
    "journalist", "correspondent", "reporter", "editor", "author", "blogger", "activist", "campaigner",
)  # fmt: skip

PRIVATE = (
    "обвиняем", "подсудим", "осужден", "подозреваем", "задержан", "арестован", "приговорен", "заключенн", "дезертир",
    "солдат", "рядов", "ефрейтор", "сержант", "сержан", "старшин", "прапорщик", "матрос", "лейтенант", "боец", "бойц",
    "бойцу", "военнослужащ", "мобилизован", "контрактник", "срочник", "призывник", "резервист", "доброволец", "добровольц",
    "новобран", "военнообязанн", "отказник", "погиб", "убит", "ранен", "пропавш", "пленн",
    "мать", "матер", "мама", "отец", "отца", "отцу", "отцом", "жена", "жены", "жене", "жену", "женой", "супруг", "вдов",
    "муж", "мужа", "мужу", "сын", "дочь", "дочер", "брат", "сестр", "родственн", "родител", "невест", "сосед", "друг",
    "жител", "житель", "пенсионер", "студент", "школьник", "ученик", "абонент", "звонивш", "обратил", "заявител", "читател",
    "подписчи", "очевид", "собеседни", "мужчин", "женщин", "парень", "парня", "юнош", "гражданин", "гражданк", "местн",
    "обвинувач", "засудж", "мобілізован", "військовослужб", "дружин", "мешкан",
    "defendant", "accused", "convict", "suspect", "detain", "arrest", "sentenced", "prisoner", "inmate", "deserter",
    "soldier", "private", "corporal", "sergeant", "lieutenant", "ensign", "serviceman", "servicemen", "servicewoman",
    "fighter", "mobilized", "mobilised", "conscript", "contract soldier", "draftee", "recruit", "reservist", "volunteer",
    "killed", "wounded", "missing", "captured",
    "mother", "father", "wife", "husband", "widow", "spouse", "son", "daughter", "brother", "sister", "relative", "parent",
    "neighbor", "neighbour", "friend", "fiance", "girlfriend", "boyfriend",
    "resident", "pensioner", "student", "pupil", "caller", "applicant", "reader", "subscriber", "witness", "muscovite",
    "man", "woman", "guy", "local", "year-old", "aged",
)  # fmt: skip

# What is said of an accused person after the name.
PRIVATE_AFTER = (
    "обвинен", "обвиняе", "осужд", "приговорен", "задержан", "арестован", "признан", "погиб", "сбежал", "дезертир",
    "accused", "convict", "sentenced", "detain", "arrest", "charged", "drafted", "killed", "fled", "deserted",
)  # fmt: skip

# Private words that a public role is often made with ("private school head", "head of the local council").
WEAK = ("private", "local", "местн", "друг", "man", "friend", "son", "recruit", "муж", "missing")

# Capitalised words that are no one's name, though they may stand beside one: beginnings of words ...
NOT_NAMES = (
    "федерац", "федеральн", "министерств", "военн", "вооружен", "верховн", "государствен", "областн", "районн",
    "городск", "гарнизонн", "республик", "област", "окружн", "центральн", "национальн", "генеральн", "институт",
    "университет", "академи", "кодекс", "северн", "западн", "восточн", "нижний", "верхний", "великий", "красный", "новый",
    "federal", "federation", "ministry", "military", "defense", "defence", "general", "supreme",
    "council", "united", "northern", "southern", "western", "eastern", "regional", "region", "oblast", "republic",
    "january", "february", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "institut", "university", "ukrain", "foreign", "interior", "constitution", "admin",
    "commission", "nation", "berlin", "captain", "information", "education", "operation", "administration",
)  # fmt: skip

# ... and whole words.
NOT_NAMES_WHOLE = frozenset(
    ("рядовой", "рядового", "рядовому", "рядовым", "край", "края", "район", "района", "город", "города", "линия", "линии", "штаб", "штаба", "суд", "суда", "закон",
     "указ", "думы", "дума", "совет", "совета", "сил", "силы", "армии", "армия", "в", "на", "и", "но", "по",
     "the", "this", "that", "these", "those", "our", "their", "his", "her", "in", "on", "at", "of", "and", "or", "but",
     "if", "when", "while", "after", "before", "from", "for", "with", "by", "to", "as", "an", "it", "he", "she", "they",
     "we", "army", "staff", "court", "state", "duma", "north", "south", "east", "west", "new", "old", "great", "upper",
     "lower", "city", "line", "latin", "march", "april", "may", "june", "july", "august", "union", "one", "two", "some")
)  # fmt: skip

# Given names that are common words too: alone at the beginning of a sentence they are no name.
COMMON_WORDS = frozenset(
    ("вера", "веры", "вере", "веру", "надежда", "надежды", "любовь", "любви", "роман", "лев", "лилия", "роза", "ян", "марк",
     "слава", "мир", "mark", "will", "jack", "frank", "grace", "rose", "grant", "may", "april", "june", "hope", "faith",
     "art", "bill", "lev", "roman", "german", "vera", "don", "rob", "sue", "pat", "scott", "jerry", "john")
)  # fmt: skip

# Nouns after which an adjective was a place's name ("of the Kirov district") and no surname.
AFTER_PLACE = (
    "район", "област", "край", "края", "краю", "республик", "округ", "город", "посел", "село", "села", "деревн", "улиц",
    "проспект", "площад", "микрорайон", "станиц", "хутор", "военкомат", "суд", "полк", "бригад", "дивизи", "гарнизон",
    "колледж", "университет", "институт", "завод", "больниц", "школ", "комиссариат", "администрац", "отдел",
    "district", "region", "oblast", "village", "town", "city", "street", "regiment", "brigade", "division", "garrison",
    "college", "university", "institute", "court", "hospital", "school", "factory", "plant",
)  # fmt: skip
