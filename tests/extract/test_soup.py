"""Any order of the words that finders look for is read without an error, and every record stands on its words."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract import extract
from callup.model import AnyRecord, Claim, Issue
from callup.model.document import Language

RUSSIAN = """
The Guardian цитирует приводит его рассказ слова пресс-службу сообщил сообщила, что по словам Пескова заявил губернатор Орлов
военкомат в заявлении говорится указе опроверг не отрицает «повестки вручали» — : ; , . ? ! ( ) \n \n\n об этом рассказали
адвокат со ссылкой на «Медиазону» по данным якобы мол источник на условиях анонимности суд приговорил мобилизованного к пяти
годам условно вместо семи лет по ч. 5 ст. 337 с восьми до шести апелляция вернула дело прокурору штраф 40 тысяч рублей
за контракт 400 тыс. рублей из областного бюджета Томская область Казань Минобороны раньше платили теперь не 200, а 300 до 31 мая
с 1 июня каждый третий 247 из 536 дел сотни обращений законопроект принят в первом чтении подписал закон № 127-ФЗ
облава на призывников студентам колледжа принуждали подписать контракт запретили выезд
""".split(" ")
ENGLISH = """
Officials said that nobody denied, according to Peskov Mediazona reported "the men" — : ; , . ? ! ( ) \n he told reporters a
spokesman who asked not to be named the court sentenced a mobilised soldier to five years suspended instead of seven under
Article 337 , part 5 an appeal court reduced from eight to six the Tomsk region pays 400,000 rubles [$4,840] up from 195,000
until May 31 since June 1 a third of those convicted 247 verdicts in 536 cases dozens of calls the bill passed its first reading
signed Law No. 127-FZ police raided a hostel draft notices students were pressed to sign contracts banned from leaving
""".split(" ")
UKRAINIAN = """
За словами губернатора повідомив, що заявили в Міноборони «повістки» — : ; , . ? ! \n заперечив суд засудив контрактника до трьох
років замість чотирьох за СЗЧ платять 400 тисяч рублів за контракт раніше було 200 сотні звернень законопроєкт ухвалили
""".split(" ")


def records_of(words: list[str], language: Language) -> tuple[str, list[AnyRecord | Issue]]:
    document = document_of(" ".join(words), language, date(2024, 5, 14))
    records, issues = extract(document, scanner().scan(document), russia())
    return document.text, [*records, *issues]


def check(words: list[str], language: Language) -> None:
    text, found = records_of(words, language)
    for record in found:
        if not isinstance(record, Issue):
            assert record.evidence
            for span in (*record.evidence, record.anchor):
                assert text[span.start : span.end] == span.quote != ""


@settings(max_examples=150)
@given(st.lists(st.sampled_from(RUSSIAN), min_size=1, max_size=40))
def test_russian(words: list[str]) -> None:
    check(words, "ru")


@settings(max_examples=100)
@given(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=40))
def test_english(words: list[str]) -> None:
    check(words, "en")


@settings(max_examples=80)
@given(st.lists(st.sampled_from(UKRAINIAN), min_size=1, max_size=40))
def test_ukrainian(words: list[str]) -> None:
    check(words, "uk")


SOURCES = (
    "The Guardian",
    "Газета",
    "Глава региона Орлов",
    "В заявлении суда",
    "Адвокат",
    "Officials",
    "Газета «Луч»",
    "",
)
VERBS = (
    "цитирует",
    "приводит его рассказ",
    "сообщил",
    "говорится",
    "опроверг",
    "said",
    "quoted",
    "заявив",
    "",
)
OBJECTS = (
    "",
    "пресс-службу резиденции",
    "об аварии",
    "слова военкома",
    "что",
    "о том, что",
    "that",
    "губернатора",
)
ENDS = (":", ".", ",", " —", "?", ": «", "»", ":\n", "")
CONTENTS = (
    "",
    "Повестки вручали всем.",
    "«Никого не звали».",
    "\nВыплату повысят.",
    "никого не звали",
    "«»",
    "-",
)


@settings(max_examples=400)
@given(
    st.lists(
        st.tuples(*map(st.sampled_from, (SOURCES, VERBS, OBJECTS, ENDS, CONTENTS))), min_size=1, max_size=4
    )
)
def test_reports_that_break_off(parts: list[tuple[str, ...]]) -> None:
    sentences = [f"{source} {verb} {told}{end} {content}" for source, verb, told, end, content in parts]
    check(sentences, "ru")


def test_what_a_colon_opens_at_the_end_of_a_line_is_the_next() -> None:
    _, found = records_of(
        ["Газета приводит его рассказ об облаве:\n\nМы ехали, и нам вручили повестки."], "ru"
    )
    contents = [[span.quote for span in one.content] for one in found if isinstance(one, Claim)]
    assert contents
    assert all(content == ["Мы ехали, и нам вручили повестки."] for content in contents)
    _, cut_off = records_of(["Газета приводит его рассказ об облаве:"], "ru")
    assert not any(isinstance(one, Claim) for one in cut_off)
