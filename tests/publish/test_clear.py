"""Only `clear` makes what may be published, and nothing that leads to a private person gets past it."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.publish import made

from callup.errors import ClearanceError
from callup.model import Source
from callup.publish import Cleared, clear, write_brief, write_exports
from callup.values import Quantity, Span

TEXT = (
    "Рядовой Иван Краснов рассказал: в Ярославской области платят 290 000 рублей, "
    "звонить 8 999 123-45-67, ул. Ленина, д. 5. Краснов подписал запрет на выезд. "
    "Пресс-секретарь Дмитрий Песков это отрицает. Двое мужчин согласились."
)


def test_nobody_else_makes_a_cleared_record() -> None:
    record = made.offer(TEXT, "290 000 рублей")
    (good,) = made.cleared([record], made.document(TEXT))
    with pytest.raises(ClearanceError, match="cleared record"):
        msgspec.structs.replace(good, seal=object())
    source = Path("src/callup")
    makers = {
        path.name
        for path in source.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Cleared"
    }
    assert makers == {"clear.py"}


def test_a_record_that_was_not_cleared_is_refused() -> None:
    record = made.offer(TEXT, "290 000 рублей")
    with pytest.raises(ClearanceError, match="cleared"):
        write_brief(made.given((record,)), made.russia(), Path("nowhere"), "en")  # type: ignore[arg-type]


def test_a_record_without_its_document_is_refused() -> None:
    with pytest.raises(ClearanceError, match="document d1"):
        made.cleared([made.offer(TEXT, "290 000 рублей")])


def test_quotes_are_masked_and_say_so() -> None:
    record = made.offer(TEXT, "290 000 рублей", amount=made.amount(290_000))
    (good,) = made.cleared([record], made.document(TEXT))
    quote = good.record.evidence[0].quote
    assert quote.startswith("Рядовой [name] рассказал")
    assert "[phone], [address]. [name] подписал" in quote
    assert "290 000 рублей" in quote
    assert "Дмитрий Песков" in quote
    assert good.masked == ("evidence.0",)
    assert (good.record.evidence[0].start, good.record.evidence[0].end) == (0, len(TEXT))
    assert good.record.anchor == record.anchor
    assert good.record.amount == record.amount


def test_a_quote_with_nothing_to_hide_is_as_it_was() -> None:
    text = "В Ярославской области платят 290 000 рублей разово."
    record = made.offer(text, "290 000 рублей")
    (good,) = made.cleared([record], made.document(text))
    assert good.record == record
    assert good.masked == ()


def test_a_quote_that_begins_inside_a_phone_shows_none_of_it() -> None:
    start = TEXT.index("123-45-67")
    record = made.offer(TEXT, "290 000 рублей", evidence=(Span(start, len(TEXT), TEXT[start:]),))
    (good,) = made.cleared([record], made.document(TEXT))
    assert good.record.evidence[0].quote.startswith("[phone], [address]")


def test_fields_without_offsets_are_masked_as_their_evidence_is() -> None:
    record = made.practice(
        TEXT, "запрет на выезд", target="Краснов", actor="8 999 123-45-67", outcome="жить на ул. Ленина, д. 5"
    )
    (good,) = made.cleared([record], made.document(TEXT))
    assert (good.record.target, good.record.actor) == ("[name]", "[phone]")  # type: ignore[union-attr]
    assert good.record.outcome == "жить на [address]"  # type: ignore[union-attr]
    assert {"target", "actor", "outcome"} <= set(good.masked)


def test_voices_in_public_roles_keep_their_names_and_others_lose_them() -> None:
    text = "Ольга Седова сказала, что звонят чаще. Вера Зимина добавила: так и есть."
    said = made.claim(text, "сказала", id="a", voice=made.voice("Ольга Седова", "rights_group"))
    added = made.claim(text, "добавила", id="b", voice=made.voice("Вера Зимина", "resident"))
    first, second = made.cleared([said, added], made.document(text))
    assert first.record.voice is not None
    assert second.record.voice is not None
    assert (first.record.voice.name, second.record.voice.name) == ("Ольга Седова", "[name]")
    assert (
        second.record.evidence[0].quote
        == "Ольга Седова сказала, что звонят чаще. [name] добавила: так и есть."
    )


def test_a_convict_is_masked_even_where_an_extractor_heard_an_official() -> None:
    text = "Осуждённая Ольга Седова сказала, что звонят чаще."
    record = made.claim(text, "сказала", voice=made.voice("Ольга Седова", "official"))
    (good,) = made.cleared([record], made.document(text))
    assert good.record.voice is not None
    assert good.record.voice.name == "[name]"


def test_fewer_than_three_people_are_told_as_that() -> None:
    for number, words in ((1, "Один"), (2, "Двое мужчин")):
        text = f"{words} согласились, 290 человек отказались."
        record = made.practice(text, "согласились", people=made.people(number, words))
        (good,) = made.cleared([record], made.document(text))
        people = good.record.people  # type: ignore[union-attr]
        assert (people.min, people.max, people.as_written) == (None, 2, "[fewer than 3]")
        assert good.record.evidence[0].quote == "[fewer than 3] согласились, 290 человек отказались."
    three = made.practice(text, "согласились", people=made.people(3, "Один"))
    assert made.cleared([three], made.document(text))[0].record == three


def test_a_helplines_small_counts_are_coarsened_and_a_newspapers_are_not() -> None:
    text = "Пришло 2 письма о сборах."
    record = made.figure(text, "2", value=Quantity(min=2, max=2, as_written="2"))  # type: ignore[arg-type]
    line = made.document(text, source=Source(id="Line", kind="helpline"))
    assert made.cleared([record], line)[0].record.value.qualifier == "at_most"  # type: ignore[union-attr]
    assert made.cleared([record], made.document(text))[0].record == record


def test_the_title_and_the_address_are_masked_too() -> None:
    page = made.document(
        TEXT, title="Краснова не нашли, тел. 8 999 123-45-67", url="https://x.example/a?mail=ivan%40mail.ru"
    )
    (good,) = made.cleared([made.offer(TEXT, "290 000 рублей")], page)
    assert good.origin.title == "[name] не нашли, тел. [phone]"
    assert good.origin.url == "https://x.example/a?mail=[e-mail]"


def test_an_address_with_a_long_item_number_stays_a_link() -> None:
    page = made.document(TEXT, url="https://x.example/news/1678525200?id=wall-200000001_341")
    assert made.cleared([made.offer(TEXT, "290 000 рублей")], page)[0].origin.url == page.url


def test_a_private_persons_page_loses_name_and_address() -> None:
    page = made.document(
        TEXT, source=Source(id="Анна Волкова @volk", kind="private"), url="https://t.me/volk/1"
    )
    record = made.offer(TEXT, "290 000 рублей", source="Анна Волкова @volk")
    (good,) = made.cleared([record], page)
    assert good.origin.source == good.record.source == "[name] [account]"
    assert good.origin.url == "[account]"


def test_rejected_records_are_left_out_and_judgements_are_told() -> None:
    record = made.offer(TEXT, "290 000 рублей")
    documents = {"d1": made.document(TEXT)}
    assert clear([(record, made.judgement(record, "reject"))], documents, made.russia()) == []
    because = "звонил Краснов, 8 999 123-45-67"
    (good,) = clear([(record, made.judgement(record, because=because))], documents, made.russia())
    assert good.decision is not None
    assert (good.decision.by, good.decision.because) == ("the editor", "звонил [name], [phone]")
    assert good.decision.on == date(2023, 4, 1)


def test_order_of_records_changes_nothing() -> None:
    records = [made.offer(TEXT, "290 000 рублей", id=id_) for id_ in "abc"]
    page = made.document(TEXT)
    assert made.cleared(records, page) == made.cleared(records[::-1], page)


PERSONAL = st.sampled_from([
    "8 999 123-45-67", "+7 (999) 123-45-67", "8-800-555-35-35", "8\u00a0999\u00a0123\u00a045\u00a067", "89991234567",
    "112-233-445 95", "ivan.petrov@mail.ru", "4276 1234 5678 9012", "45 08 123456", "@ivan_petrov_99",
    "t.me/ivan_petrov_99", "ул. Ленина, д. 5, кв. 10", "12 Lenin Street, apt. 5",
])  # fmt: skip
FILLER = st.text("абвгд жзик.,!?\n«»", max_size=40)


@given(PERSONAL, FILLER, FILLER, st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_personal_data_survives_in_any_published_file(
    tmp_path: Path, secret: str, before: str, after: str, left: int, right: int
) -> None:
    """Wherever it stands in a document, and in whatever field an extractor copies it to."""
    head = f"{before} {secret} {after}"
    text = f"{head} В Ярославской области платят 290 000 рублей и ставят запрет на выезд."
    start, end = min(left, len(head)), len(text) - min(right, 20)
    spans = {"evidence": (Span(start, end, text[start:end]), Span(0, len(text), text))}
    voice = made.voice(secret, "official", role=secret, organisation=secret, reason=secret)
    records = [
        made.offer(
            text,
            "290 000 рублей",
            id="o",
            amount=made.amount(290_000),
            change="raise",
            audience=secret,
            conditions=f"звонить {secret}",
            voice=voice,
            chain=(voice,),
            **spans,
        ),
        made.practice(
            text, "запрет на выезд", id="p", actor=secret, method=secret, outcome=secret, norm=secret, **spans
        ),
        made.claim(
            text, "платят", id="c", voice=voice, content=(Span(start, end, text[start:end]),), **spans
        ),
        made.figure(text, "290 000", id="f", what=secret, unit=secret, **spans),
        made.case(text, "запрет", id="k", court=secret, number=secret, articles=("337.5",), **spans),
    ]
    page = made.document(
        text, title=secret, url=f"https://x.example/?q={secret.replace(' ', '%20')}", locator=secret
    )
    drafts = [(record, made.judgement(record, by=secret, because=secret)) for record in records]
    good = tuple(clear(drafts, {"d1": page}, made.russia()))
    assert len(good) == 5
    write_exports(good, tmp_path)
    for language in ("en", "ru"):
        write_brief(made.given(good), made.russia(), tmp_path, language)  # type: ignore[arg-type]
        for path in tmp_path.iterdir():
            assert _bare(secret) not in _bare(path.read_text(encoding="utf-8")), path.name


def _bare(text: str) -> str:
    return re.sub(r"[\s\\]+", " ", text)


def test_cleared_is_no_empty_promise() -> None:
    """The property above would see a leak: without masks the data stands in the files."""
    text = "звонить 8 999 123-45-67, платят 290 000 рублей"
    record = made.offer(text, "290 000 рублей")
    assert "8 999 123-45-67" in _bare(record.evidence[0].quote)
    (good,) = made.cleared([record], made.document(text))
    assert isinstance(good, Cleared)
    assert "8 999" not in good.record.evidence[0].quote
