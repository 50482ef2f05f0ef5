"""Whose names are masked: [so]. The rest of each sentence must come through as it is."""

from __future__ import annotations

import time
import unicodedata

import pytest
from tests.growth import grows
from tests.publish.made import russia

from callup.publish.mask import merge, put_on
from callup.publish.namebook import Namebook
from callup.publish.persons import words_of
from callup.publish.publicity import find_private_names


@pytest.fixture(scope="module")
def book() -> Namebook:
    return Namebook(russia())


PRIVATE = [
    "Подсудимый [Иванов Иван Петрович] признан виновным. [Иванову] дали пять лет, с [Ивановым] говорили.",
    "Суд приговорил [Петра Сидорова] к 3 годам.",
    "Пришли [И. О. Кузнецов], [Лебедев И.О.] и [Сомов Р. Т.], сказали в суде.",
    "Житель Ярославля [Сергей] рассказал.",
    "Мать срочника [Елена Волкова] пишет.",
    "Сержант [Бадмаев] и рядовой [Цыренов] ушли из части.",
    "Список: [Зимин, Иван Иванович], 1990 г.р.",
    "В деле [иванов иван иванович] и другие.",
    "The defendant [Zaur Gasanov] was sentenced. [Gasanov]'s mother wept.",
    "[J. R. Smith], 34, a resident of Moscow, told us.",
    "[Mary Johnson] said she was called. [Johnson] hung up.",
    "[Oleg Peskov], a soldier, fled.",
    "По словам [Гульнары Хакимовой] и [Эльмара Рустамова], им звонили.",
    "Адвокат Анна Смирнова защищает рядового [Олега Краснова]. [Краснова] осудили, сообщила Смирнова.",
    "Вчера в часть пришли [Шахбоз Мирзоев] и [Тулси Габбард].",
    "Его мать [Анна Волкова] [Иван Краснов] не слушал.",
    "Губернатор [Пётр Громов] осужден за взятку.",
]
PUBLIC = [
    "Пресс-секретарь Дмитрий Песков сказал. Пескову не верят.",
    "Губернатор Алексей Текслер объявил о выплатах.",
    "Military analyst Ruslan Leviev of Conflict Intelligence Team",
    "Grigory Sverdlin, founder of Go by the Forest, said. Sverdlin added.",
    "Alexei Tabalov, a lawyer who heads the Conscript's School",
    "President Vladimir Putin and Defense Minister Sergei Shoigu",
]
NO_NAMES = [
    "Владимир — город. Во Владимире открыли пункт.",
    "В Нижнем Новгороде, Верхней Пышме, Ростовской области, Государственной Думе, Генеральный штаб Вооруженных Сил",
    "Красноярский Край, Ленинский районный суд, Новосибирский гарнизонный военный суд",
    "Жители Приозёрского района жалуются, житель Воронежа тоже.",
    "The Institute for the Study of War said the Kremlin, the Defence Ministry and Russian Railways agree.",
    "Ring Road Gazette, Northern Ledger, Legal Aid Line",
]


@pytest.mark.parametrize("marked", PRIVATE)
def test_private_persons_are_masked_in_every_case(marked: str, book: Namebook) -> None:
    text = marked.replace("[", "").replace("]", "")
    shown = put_on(text, merge(find_private_names(text, book).masks))
    pieces = marked.replace("]", "[").split("[")
    assert shown == "".join("[name]" if number % 2 else piece for number, piece in enumerate(pieces))


@pytest.mark.parametrize("text", [*PUBLIC, *NO_NAMES])
def test_who_speaks_in_public_and_what_is_no_name_stays(text: str, book: Namebook) -> None:
    assert put_on(text, merge(find_private_names(text, book).masks)) == text


def test_a_voice_of_the_records_stays_unless_it_is_private_somewhere(book: Namebook) -> None:
    text = "Ольга Седова говорит, что звонков стало больше."
    assert "[name]" in put_on(text, merge(find_private_names(text, book).masks))
    assert find_private_names(text, book, ["Ольга Седова"]).masks == ()
    accused = text + " Обвиняемая Ольга Седова молчит."
    assert (
        put_on(accused, merge(find_private_names(accused, book, ["Ольга Седова"]).masks)).count("[name]") == 2
    )


def test_a_surname_that_is_hidden_elsewhere_is_hidden_here(book: Namebook) -> None:
    hidden = find_private_names("Рядовой Иван Краснов ушёл.", book).hidden
    title = "Краснова осудили"
    assert put_on(title, merge(find_private_names(title, book, (), hidden).masks)) == "[name] осудили"


@pytest.mark.parametrize(
    "piece", ["Иван ", "Рядовой Краснов ", "И. ", "Ivan Petrov, ", "Подсудимый Иванов Иван Петрович. "]
)
def test_the_time_grows_with_the_text_and_no_faster(piece: str, book: Namebook) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find_private_names(text, book)
        return time.process_time() - start

    seconds(1_000)
    assert grows(seconds, 10_000, 80_000, times=8 * 4)


def test_words_are_made_of_letters_of_any_script_and_of_nothing_else() -> None:
    """A figure above the line ends a name: "Озернов²" is Озернов, as his name stands elsewhere."""
    letters = [chr(code) for code in range(0x2C00) if unicodedata.category(chr(code)).startswith("L")]
    assert [
        char for char in letters if [word.end for word in words_of(char)] != [1] and char not in "Ↄↄ"
    ] == []
    signs = "0123456789²³¹½⁴₉①⑳❶Ⅷ〇_-’ \u0301.,№"
    assert words_of(signs) == []
    assert [word.end - word.start for word in words_of("Озернов² и Анна-Мария’я1")] == [7, 1, 12]
