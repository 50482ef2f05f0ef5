"""The running text of an office document's XML: paragraphs, and table rows a line each."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

_CHUNK = 256 * 1024
_DEEPEST = 256


class FlowError(ValueError):
    """XML that is broken, nested too deeply or too long; says which."""


class Grammar(msgspec.Struct, frozen=True):
    """What the elements of one format mean, by local name.

    `words` hold text, or all elements do where it is empty; `breaks` stand for a text; `unseen` are passed
    over with all that is in them; `hiding` inside a `run` hides the run.
    """

    paragraphs: frozenset[str]
    row: str
    cell: str
    breaks: dict[str, str]
    unseen: frozenset[str]
    words: frozenset[str] = frozenset()
    run: str = ""
    hiding: str = ""


DOCX = Grammar(
    paragraphs=frozenset({"p"}),
    row="tr",
    cell="tc",
    breaks={"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    unseen=frozenset({"Fallback", "del", "moveFrom", "pPr"}),
    words=frozenset({"t"}),
    run="r",
    hiding="vanish",
)
ODT = Grammar(
    paragraphs=frozenset({"p", "h"}),
    row="table-row",
    cell="table-cell",
    breaks={"tab": "\t", "line-break": "\n", "s": " "},
    unseen=frozenset({"tracked-changes", "annotation", "script", "scripts", "note-citation"}),
)


def flow_text(file: BinaryIO, grammar: Grammar, most: int) -> str:
    """The text of an XML file, a paragraph or a row a line; FlowError where it is broken or too long."""
    from xml.parsers import expat

    flow = _Flow(grammar, most)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = flow.start
    parser.EndElementHandler = flow.end
    parser.CharacterDataHandler = flow.data
    parser.StartDoctypeDeclHandler = flow.refuse
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FlowError("its XML is broken or cut off") from error
    return "\n".join(flow.lines)


class _Flow:
    """What the parser tells, gathered into lines; a paragraph inside a cell becomes part of its row."""

    def __init__(self, grammar: Grammar, most: int) -> None:
        self.lines: list[str] = []
        self._grammar, self._left = grammar, most
        self._open: list[str] = []
        self._unseen = self._words = self._depth_in_p = 0
        self._pieces: list[str] = []
        self._run_from, self._hidden = 0, False
        self._rows: list[list[list[str]]] = []

    def refuse(self, *_: object) -> None:
        raise FlowError("it declares a document type")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._open.append(local)
        if len(self._open) > _DEEPEST:
            raise FlowError("its elements are nested too deeply")
        grammar = self._grammar
        if self._unseen or local in grammar.unseen:
            self._unseen += 1
        elif local in grammar.paragraphs:
            if not self._depth_in_p:
                self._pieces = []
            self._depth_in_p += 1
        elif local == grammar.row:
            self._rows.append([])
        elif local == grammar.cell and self._rows:
            self._rows[-1].append([])
        elif local in grammar.words:
            self._words += 1
        elif local == grammar.run:
            self._run_from, self._hidden = len(self._pieces), False
        elif local == grammar.hiding:
            self._hidden = next(iter(attributes.values()), "1").lower() not in ("0", "false", "off")
        elif local in grammar.breaks and self._depth_in_p:
            self._pieces.append(grammar.breaks[local])

    def end(self, name: str) -> None:
        local = self._open.pop()
        grammar = self._grammar
        if self._unseen:
            self._unseen -= 1
        elif local in grammar.paragraphs:
            self._depth_in_p -= 1
            self._paragraph()
        elif local == grammar.row and self._rows:
            self._row()
        elif local in grammar.words:
            self._words -= 1
        elif local == grammar.run and self._hidden:
            del self._pieces[self._run_from :]
            self._hidden = False

    def data(self, text: str) -> None:
        if self._unseen or not self._depth_in_p or (self._grammar.words and not self._words):
            return
        self._left -= len(text)
        if self._left < 0:
            raise FlowError("its text is longer than a document may be")
        self._pieces.append(text)

    def _paragraph(self) -> None:
        """A paragraph inside another (a text box, a note) ends the words before it, too."""
        text = "".join(self._pieces).strip()
        self._pieces, self._run_from = [], 0
        if not text:
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(" ".join(text.split()))
        else:
            self.lines.append(text)

    def _row(self) -> None:
        """A row as a line; that of a table inside a cell goes into the cell."""
        cells = [" ".join(cell) for cell in self._rows.pop()]
        if not any(cells):
            return
        line = " | ".join(cells)
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(line)
        else:
            self.lines.append(line)
