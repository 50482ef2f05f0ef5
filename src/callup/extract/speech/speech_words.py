"""Grammar words of English and Russian that bound a speaker and what they say."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written in one string."""
    return frozenset(text.split())


EN_AUXILIARIES = word_set(
    "has have had having is are was were be been being am do does did will would can could may "
    "might shall should must won't wouldn't didn't doesn't don't isn't aren't wasn't weren't "
    "hasn't haven't hadn't couldn't can't cannot 's 've 'd 'll"
)
EN_BE = word_set("is are was were be been being am isn't aren't wasn't weren't")
EN_NEGATIONS = word_set(
    "not never no neither nor won't wouldn't didn't doesn't don't isn't aren't wasn't weren't "
    "hasn't haven't hadn't couldn't can't cannot"
)
EN_ADVERBS = word_set(
    "also later then earlier previously recently now once again further still even just simply "
    "only always often once sometimes since first already yet ever too instead afterward "
    "afterwards furthermore meanwhile therefore however nevertheless so long both all each"
)
EN_SUBORDINATORS = word_set(
    "that because as while when if after before although though where since than whether until "
    "unless why how what whereas once"
)
EN_RELATIVES = frozenset(["who", "which", "whose", "whom"])
EN_COORDINATORS = frozenset(["and", "but", "or", "yet"])
EN_PREPOSITIONS = word_set(
    "in on at by for from with without about of to into during after before over under against "
    "among between through throughout via per despite since until toward towards amid following "
    "outside inside near around upon within regarding concerning"
)
EN_DETERMINERS = word_set(
    "the a an this that these those his her its their our my your some many most several any no "
    "every each another such both all few"
)
EN_PRONOUNS = word_set("he she they it we i you one who some others many several")
EN_OBJECTS = word_set("him her them us me you reporters lawmakers journalists supporters")
EN_TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december today yesterday tonight week month year "
    "night morning afternoon evening day weekend weeks months years days ago earlier later "
    "recently"
)
EN_TIME_LEADS = word_set("last this next early late earlier later on")
EN_INVERTING = word_set(
    "said says say wrote writes added adds explained explains noted notes argued argues reported "
    "reports continued tweeted quipped joked replied responded answered recalled concluded "
    "insisted warned stated declared observed remarked claimed asked announced told according"
)
EN_VERBS = word_set(
    "went came got made took gave kept left lost met paid put ran sat saw sent stood thought told "
    "won began become became brought bought built knew led let held spoke wrote ran heard said "
    "says include includes remain remains want wants need needs make makes take takes go goes "
    "come comes get gets give gives keep keeps call calls called"
)
# Russian, with the same words of Ukrainian where they differ.
RU_CONJUNCTIONS = word_set(
    "поскольку зато причем притом оскільки бо адже и а но или однако хотя поэтому если когда пока чтобы і й але проте якщо коли"
)
RU_PREPOSITIONS = word_set(
    "в во на с со о об обо по от до из у к ко за для при про после перед над под без через между "
    "среди около против ради из-за кроме вместо накануне у від з із зі біля серед щодо через після"
)
RU_PRONOUNS = word_set("он она они оно я мы некоторые многие кто ктото він вона вони ми")
RU_FILLERS = word_set(
    "также уже еще ранее позже затем потом сегодня вчера накануне тогда теперь при этом же ему ей "
    "им нам мне вам всем ведь прямо официально публично неоднократно раз позднее вскоре впоследствии "
    "одновременно отдельно особо сначала изначально первоначально затем далее вновь снова наконец "
    "недавно давно вечером утром днем ночью тут там лишь только честно откровенно подробно кратко "
    "впервые тоже даже просто всерьез искренне попросту теж раніше пізніше вже ще також водночас тоді тепер сьогодні вчора йому їй їм"
)
RU_LINKS = word_set(
    "при этом более того таким образом кроме между тем не менее однако также впрочем так далее и а но "
    "в свою очередь помимо вместе с"
)
RU_COMPLEMENTIZERS = word_set(
    "что чтобы как будто якобы почему зачем куда где що щоб ніби нібито начебто чому"
)

# Words for a role, by their genitive and prepositional, in which "по словам" and "в" put them.
RU_ROLES = {
    form: nominative
    for nominative, forms in {
        "губернатор": "губернатора губернаторе",
        "глава": "главы главе",
        "мэр": "мэра мэре",
        "министр": "министра",
        "депутат": "депутата",
        "сенатор": "сенатора",
        "чиновник": "чиновника",
        "военком": "военкома",
        "пресс-секретарь": "пресс-секретаря",
        "пресс-служба": "пресс-службы пресс-службе",
        "представитель": "представителя",
        "правительство": "правительства правительстве",
        "администрация": "администрации",
        "министерство": "министерства министерстве",
        "ведомство": "ведомства ведомстве",
        "военкомат": "военкомата военкомате",
        "комиссариат": "комиссариата комиссариате",
        "полиция": "полиции",
        "девушка": "девушки",
        "парень": "парня",
        "супруга": "супруги",
        "военный": "военного",
        "омбудсмен": "омбудсмена",
        "председатель": "председателя",
        "заместитель": "заместителя",
        "вуз": "вуза вузе",
        "университет": "университета университете",
        "завод": "завода заводе",
        "заявление": "заявления заявлении",
        "публикация": "публикации",
        "статья": "статьи статье",
        "анализ": "анализа",
        "газета": "газеты газете",
        "портал": "портала портале",
        "канал": "канала канале",
        "телеканал": "телеканала телеканале",
        "агентство": "агентства агентстве",
        "прокуратура": "прокуратуры прокуратуре",
        "мэрия": "мэрии",
        "власти": "властей",
        "суд": "суда суде",
        "следствие": "следствия",
        "юрист": "юриста",
        "юристы": "юристов",
        "адвокат": "адвоката",
        "адвокаты": "адвокатов",
        "правозащитник": "правозащитника",
        "правозащитница": "правозащитницы",
        "правозащитники": "правозащитников",
        "основатель": "основателя",
        "основательница": "основательницы",
        "руководитель": "руководителя",
        "координатор": "координатора",
        "директор": "директора",
        "эксперт": "эксперта",
        "эксперты": "экспертов",
        "аналитик": "аналитика",
        "аналитики": "аналитиков",
        "журналист": "журналиста",
        "журналисты": "журналистов",
        "источник": "источника",
        "источники": "источников",
        "собеседник": "собеседника",
        "собеседница": "собеседницы",
        "собеседники": "собеседников",
        "житель": "жителя",
        "жительница": "жительницы",
        "жители": "жителей",
        "мужчина": "мужчины",
        "женщина": "женщины",
        "мать": "матери",
        "жена": "жены",
        "отец": "отца",
        "родственники": "родственников",
        "очевидцы": "очевидцев",
        "издание": "издания издании",
        "объявление": "объявления объявлении",
        "указ": "указа указе",
        "постановление": "постановления постановлении",
        "сообщение": "сообщения сообщении",
        "документ": "документа документе",
        "отчет": "отчета отчете",
        "письмо": "письма письме",
        "доклад": "доклада докладе",
        "исследование": "исследования исследовании",
        "организация": "организации",
        "проект": "проекта проекте",
    }.items()
    for form in forms.split()
}
