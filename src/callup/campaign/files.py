"""Reading a campaign's files, with messages for people who edit them by hand."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from callup.errors import CampaignError

T = TypeVar("T")

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = (
    (
        re.compile(r"Object contains unknown field (`[^`]*`)"),
        r"nothing reads a field \1 here; is it misspelt?",
    ),
    (re.compile(r"Object missing required field (`[^`]*`)"), r"the field \1 is missing"),
    (re.compile(r"Invalid RFC3339 encoded date"), "this is no date; write it like 2023-03-28"),
    (
        re.compile(r"Expected `array`, got `\w+`"),
        "a list was expected here: [one, two] or lines with a dash",
    ),
    (re.compile(r"Expected `object`, got `\w+`"), "fields were expected here, each `name: value`"),
    (
        re.compile(r"Expected `str`[^,]*, got `\w+`"),
        "words were expected here; put them in quotation marks",
    ),
    (re.compile(r"Expected `bool`, got `\w+`"), "only true or false can stand here"),
    (re.compile(r"Invalid enum value (.*)"), r"\1 is not one of the words that can stand here"),
)
_PATH = re.compile(r"`\$(?P<path>[^`]*)`")
_STEP = re.compile(r"\.(?P<name>[\w-]+)|\[(?P<index>\d+)\]|\[\.\.\.\]")


_STRING, _LIST, _FIELDS = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))


class _Loader(_BASE):  # type: ignore[misc]  # the base is C where libyaml is there
    """YAML as people mean it: `yes`, `no`, `on` and `off` are words; only `true` and `false` are not."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, sign) for tag, sign in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in _BASE.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read_yaml(path: Path, shape: type[T]) -> T:
    """A YAML file as a value of the type `shape`.

    Raises CampaignError with the file, the line, what is wrong there and what to do.
    """
    text = _text_of(path)
    try:
        return msgspec.convert(_values(text), shape, strict=True)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _broken(path, line, f"this is not YAML: {error.problem or error}") from error
    except yaml.YAMLError as error:
        raise _broken(path, 1, f"this is not YAML: {error}") from error
    except msgspec.ValidationError as error:
        raise _broken(path, _line_of(text, str(error)), _in_plain_words(str(error))) from error


def _values(text: str) -> Any:
    """What a YAML text holds, as yaml.load would have it, in half its time: nearly all of it is words."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return None if node is None else _value(node, loader, {})
    finally:
        loader.dispose()


def _value(node: yaml.Node, loader: Any, made: dict[int, Any]) -> Any:
    """The value of a node; a node that is named again is made once."""
    if node.tag == _STRING:
        return node.value
    if id(node) in made:
        return made[id(node)]
    if node.tag == _LIST:
        items: list[Any] = made.setdefault(id(node), [])
        items.extend(_value(item, loader, made) for item in node.value)
        return items
    if node.tag == _FIELDS and all(key.tag == _STRING for key, _ in node.value):
        fields: dict[str, Any] = made.setdefault(id(node), {})
        fields.update((key.value, _value(value, loader, made)) for key, value in node.value)
        return fields
    return made.setdefault(id(node), loader.construct_object(node, deep=True))


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV or TSV file with their line numbers; lines that begin with # are comments.

    Raises CampaignError where a column is missing or a row has too few or too many cells.
    """
    delimiter = "\t" if path.suffix == ".tsv" else ","
    lines = [(n, line) for n, line in enumerate(_text_of(path).splitlines(), 1) if line[:1] != "#"]
    if not lines:
        raise _broken(path, 1, "the file is empty")
    rows = csv.reader((line for _, line in lines), delimiter=delimiter)
    header = next(rows)
    missing = [name for name in columns if name not in header]
    if missing:
        raise _broken(path, lines[0][0], f"column {missing[0]!r} is missing from the first row")
    for (number, _), row in zip(lines[1:], rows, strict=False):
        if len(row) != len(header):
            raise _broken(path, number, f"the row has {len(row)} cells, the first row {len(header)}")
        yield number, dict(zip(header, row, strict=True))


def read_lines(path: Path, columns: tuple[str, ...]) -> list[str]:
    """The rows of a generated TSV file after the first, as they are written.

    For tables that no person edits, and of which few rows are looked at. Raises CampaignError.
    """
    rows = [line for line in _text_of(path).split("\n") if line and line[0] != "#"]
    if not rows or tuple(rows[0].split("\t")) != columns:
        raise _broken(path, 1, f"the first row must be the columns {', '.join(columns)}")
    return rows[1:]


def broken(path: Path, line: int, what: str) -> CampaignError:
    """The error for a value that is well formed and still wrong."""
    return _broken(path, line, what)


def line_of_text(path: Path, words: str) -> int:
    """The first line of a file that holds some words; 1 where none does."""
    for number, line in enumerate(_text_of(path).splitlines(), 1):
        if words in line:
            return number
    return 1


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise CampaignError(
            f"{path}: the file is missing. A campaign without it cannot be read; "
            "put it there, or copy the one of the campaign you started from."
        ) from error
    except UnicodeDecodeError as error:
        raise _broken(path, 1, f"byte {error.start} is not UTF-8; save the file as UTF-8") from error


def _broken(path: Path, line: int, what: str) -> CampaignError:
    return CampaignError(
        f"{path}, line {line}: {what}. Nothing can be read with a broken campaign; "
        "mend this line and start again."
    )


def _in_plain_words(message: str) -> str:
    """What a validation error says, for somebody who has never seen a type."""
    what = message.partition(" - at ")[0]
    for found, said in _WORDS:
        what = found.sub(said, what)
    return what


def _line_of(text: str, message: str) -> int:
    """The line of the value that a validation error names by its path."""
    found = _PATH.search(message)
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    line = 1
    for step in _STEP.finditer(found["path"] if found else ""):
        if node is None:
            break
        node = _descend(node, step["name"], step["index"])
        line = node.start_mark.line + 1 if node is not None else line
    return line


def _descend(node: yaml.Node, name: str | None, index: str | None) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and index is not None:
        return node.value[int(index)] if int(index) < len(node.value) else None
    if isinstance(node, yaml.MappingNode) and name is not None:
        return next((value for key, value in node.value if key.value == name), None)
    return None
