"""The English tagger: a small network that marks who says what, by which words, in news.

It needs onnxruntime and numpy (the optional dependencies `tagger`); its model lies beside this file, with its
card. Where they are not installed, the frames of reported speech read English alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import msgspec

MODEL = Path(__file__).with_name("english_tagger.onnx")

_PACKAGES = ("numpy", "onnxruntime")
_STRETCH = 20_000
_CORE, _HALO = 256, 24
_AT_ONCE = 4
_LATIN = re.compile("[A-Za-z]+")
_FEWEST_LATIN = 0.4
_FEWEST = 3  # tokens: "She said no"

Place = tuple[int, int]


class Said(msgspec.Struct, frozen=True):
    """One attribution as offsets into a text; `sure` tells how likely source and content are."""

    cue: Place
    source: Place | None
    content: tuple[Place, ...]
    sure: tuple[float, float]


class Tagger(Protocol):
    """Finds who says what in an English text, in its order."""

    def __call__(self, text: str) -> list[Said]:
        """The attributions of a text."""


def is_installed() -> bool:
    """Whether the tagger's packages and its model are there; they are not loaded for this."""
    return MODEL.is_file() and all(find_spec(package) is not None for package in _PACKAGES)


@cache
def load_tagger() -> Tagger | None:
    """The tagger, loaded once for this process and its children; None where it is not installed."""
    return OnnxTagger(MODEL) if is_installed() else None


def is_missed() -> bool:
    """Whether an English text was read in this process, or was going to be, without the tagger."""
    return load_tagger.cache_info().currsize > 0 and load_tagger() is None


class OnnxTagger:
    """A model in a file, run on one core; any number of threads may share it.

    Memory is bounded: a text is read in stretches of some thousands of characters.
    """

    def __init__(self, path: Path) -> None:
        import onnxruntime

        from callup.extract.speech.tagger_decoding import Settings
        from callup.extract.speech.tagger_features import Words

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            path.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        told = self._session.get_modelmeta().custom_metadata_map
        self._words = Words(*(_unpacked(told[name], "<u4").tolist() for name in ("words", "stems")))
        self._chain = _chain(told)
        self.settings = msgspec.json.decode(told["settings"], type=Settings)

    def __call__(self, text: str) -> list[Said]:
        """The attributions of a text; stretches that are not in Latin letters hold none."""
        return [said for start, end in _stretches(text) for said in self._read(text, start, end)]

    def _read(self, text: str, start: int, end: int) -> Iterator[Said]:
        from callup.extract.speech.tagger_decoding import decode

        tokens = self._words.read(text, start, end)
        if len(tokens.starts) < _FEWEST:
            return

        def place(part: Place) -> Place:
            return tokens.starts[part[0]], tokens.ends[part[1] - 1]

        for one in decode(self.score(tokens.rows), self._chain, self.settings):
            source = place(one.source) if one.source else None
            yield Said(place(one.cue), source, tuple(map(place, one.content)), one.sure)

    def score(self, rows: Any) -> Any:
        """The network's scores of rows [n, columns], as `tagger_decoding.Scores`.

        Long stretches are read in windows that overlap, some at once.
        """
        import numpy as np

        from callup.extract.speech.tagger_decoding import Scores

        count, columns = rows.shape
        windows = max(round(count / _CORE), 1)
        if windows == 1:
            return Scores(*(out[0] for out in self._session.run(None, {"rows": rows[None]})))
        core = -(-count // windows)
        padded = np.zeros((windows * core + 2 * _HALO, columns), np.int32)
        padded[_HALO : _HALO + count] = rows
        places = core * np.arange(windows)[:, None] + np.arange(core + 2 * _HALO)[None, :]
        parts = [
            self._session.run(None, {"rows": padded[places[at : at + _AT_ONCE]]})
            for at in range(0, windows, _AT_ONCE)
        ]
        outs = (np.concatenate([part[at] for part in parts])[:, _HALO:-_HALO] for at in range(3))
        return Scores(*(out.reshape(windows * core, -1)[:count] for out in outs))


def _chain(told: dict[str, str]) -> Any:
    from callup.extract.speech.tagger_decoding import TAGS, Chain

    transitions = _unpacked(told["transitions"], "<f4").reshape(len(TAGS), len(TAGS))
    return Chain(transitions, _unpacked(told["distances"], "<f4"), float(told["nobody"]))


def _unpacked(packed: str, kind: str) -> Any:
    from base64 import b64decode

    import numpy as np

    return np.frombuffer(b64decode(packed), kind)


def _stretches(text: str) -> Iterator[Place]:
    """A text in stretches that end with a line, where lines are short enough; those in Latin letters."""
    start = 0
    while start < len(text):
        end = min(start + _STRETCH, len(text))
        if end < len(text):
            end = max(text.rfind("\n", start, end), text.rfind(" ", start + _STRETCH // 2, end)) + 1 or end
        latin = sum(map(len, _LATIN.findall(text, start, end)))
        if latin >= _FEWEST_LATIN * (end - start):
            yield start, end
        start = end
