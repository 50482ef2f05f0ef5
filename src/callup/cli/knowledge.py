"""Questions to a campaign's own knowledge, without an archive: law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from callup.cli.options import Campaign, day
from callup.errors import UsageError

if TYPE_CHECKING:
    from callup.flow.law_on import LawOn, Rule

_NO_ADVICE = {
    "en": "This informs, from public texts; it does not advise. Ask a lawyer before you act.",
    "ru": "Это сведения из открытых текстов, а не совет. Прежде чем действовать, спросите юриста.",
}
_WORDS = {
    "en": {
        "on": "The rules on {day}",
        "coming": "On their way on {day}",
        "none": "nothing that the timeline knows of",
        "since": "since {day}",
        "earlier": "since before the timeline begins",
        "in_force_from": "in force from {day}",
        "unverified": "NOT VERIFIED in a public text",
        "covered": "age {age}: covered",
        "not_covered": "age {age}: not covered",
    },
    "ru": {
        "on": "Правила на {day}",
        "coming": "На подходе на {day}",
        "none": "ничего, что было бы в хронологии",
        "since": "с {day}",
        "earlier": "с времени до начала хронологии",
        "in_force_from": "вступает в силу с {day}",
        "unverified": "НЕ ПРОВЕРЕНО по открытому тексту",
        "covered": "возраст {age}: распространяется",
        "not_covered": "возраст {age}: не распространяется",
    },
}
_STAGES = {
    "en": {
        "proposed": "proposed",
        "first_reading": "a bill in its first reading",
        "second_reading": "a bill in its second reading",
        "third_reading": "a bill in its third reading",
        "signed": "signed",
        "repealed": "repealed",
    },
    "ru": {
        "proposed": "предложено",
        "first_reading": "законопроект, первое чтение",
        "second_reading": "законопроект, второе чтение",
        "third_reading": "законопроект, третье чтение",
        "signed": "подписано",
        "repealed": "отменено",
    },
}
_UNITS = {
    "en": {"year": ("year", "years"), "month": ("month", "months"), "day": ("day", "days")},
    "ru": {"year": ("год", "лет"), "month": ("месяц", "мес."), "day": ("день", "дн.")},
}


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    app.command()(law)


def law(
    on: Annotated[str, typer.Option("--on", help="The day, as 2023-03-28.", metavar="DATE")],
    age: Annotated[int | None, typer.Option("--age", min=0, max=120, help="An age in years.")] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", help="conscript, reserve, contract, mobilised or convict.", metavar="STATUS"
        ),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="en or ru.")] = "en",
    campaign: Campaign = "russia",
) -> None:
    """Print the rules of a day and what was about to change, each with its act and a public reference.

    Example: callup law --on 2023-03-28 --age 22 --status conscript
    """
    from callup.campaign import load_campaign
    from callup.flow.law_on import law_on
    from callup.model.campaign import LegalStatus

    if status is not None and status not in get_args(LegalStatus):
        raise UsageError(f"--status {status}: write one of {', '.join(get_args(LegalStatus))}.")
    if lang not in _WORDS:
        raise UsageError(f"--lang {lang}: write en or ru.")
    asked = day(on, "--on")
    if asked is None:
        raise UsageError("--on: name a day, like 2023-03-28.")
    found = law_on(load_campaign(campaign), asked, status, age)  # type: ignore[arg-type]  # status is checked above
    for line in _lines(found, age, lang):
        typer.echo(line)


def _lines(found: LawOn, age: int | None, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    for title, rules in (("on", found.in_force), ("coming", found.coming)):
        yield words[title].format(day=found.day.isoformat())
        if not rules:
            yield f"  {words['none']}"
        for rule in rules:
            yield from _rule_lines(rule, age, lang)
        yield ""
    yield _NO_ADVICE[lang]


def _rule_lines(rule: Rule, age: int | None, lang: str) -> Iterator[str]:
    """The rule; when it held and by which act; where that can be read."""
    words, entry = _WORDS[lang], rule.entry
    name = entry.what if rule.subject is None else getattr(rule.subject.name, lang)
    told = [_value(rule, lang)]
    if rule.covers is not None:
        told.append(words["covered" if rule.covers else "not_covered"].format(age=age))
    if entry.stage != "in_force":
        told.append(_STAGES[lang][entry.stage])
    if rule.from_day:
        told.append(words["in_force_from"].format(day=rule.from_day.isoformat()))
    yield f"  {name}: {'; '.join(told)}"
    since = words["since"].format(day=entry.from_.isoformat()) if entry.from_ else words["earlier"]
    yield f"      {since}; {entry.act}"
    yield f"      {entry.reference}" + ("" if entry.verified else f" - {words['unverified']}")
    if entry.note:
        yield f"      {getattr(entry.note, lang)}"


def _value(rule: Rule, lang: str) -> str:
    value = rule.entry.value
    one, many = _UNITS[lang].get(value.unit or "", ("", ""))
    number = (
        f"{value.number:g} {one if value.number == 1 else many}".strip() if value.number is not None else ""
    )
    return "; ".join(filter(None, (number, value.text)))
