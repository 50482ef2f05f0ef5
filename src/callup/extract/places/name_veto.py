"""The name recogniser's veto: whether a doubtful name is, in its sentence, part of a person's name.

The recogniser is slovnet's, with the models inside natasha's wheel (the optional dependencies `names`).
It reads only the Russian sentences in which a name is in doubt and can only take a place away. Where it is
not installed, the rules decide alone.
"""

from __future__ import annotations

import os
import re
import tarfile
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Protocol

from callup.extract.places.place_hits import Hit
from callup.extract.places.place_words import LOCATES, NAMES_A_TOWN, TABLED
from callup.model.campaign import PlaceForm
from callup.scan import Scan

_MODEL = "data/model/slovnet_ner_news_v1.tar"
_VECTORS = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
_PACKAGES = ("natasha", "numpy", "razdel", "slovnet")
_UKRAINIAN = re.compile(r"[іїєґ]")  # in folded text; there is no model for it


class Recogniser(Protocol):
    """Finds persons' names in a Russian sentence, as sorted offsets of their beginnings and ends."""

    def __call__(self, sentence: str) -> list[tuple[int, int]]:
        """The persons named in a sentence."""


class PersonNames:
    """The persons of one text, found sentence by sentence where somebody asks."""

    def __init__(self, scan: Scan, recogniser: Callable[[], Recogniser | None]) -> None:
        self._scan = scan
        self._recogniser = recogniser
        self._known: tuple[int, list[tuple[int, int]]] = (-1, [])

    def hold(self, hit: Hit, form: PlaceForm) -> bool:
        """Whether a name that is in doubt is part of a person's; False where nobody can tell."""
        if not _is_doubtful(hit, form):
            return False
        sentence = self._scan.sentence_at(hit.start)
        if self._known[0] != sentence:
            self._known = (sentence, self._persons(sentence))
        persons = self._known[1]
        at = bisect_right(persons, (hit.start, len(self._scan.text))) - 1
        return at >= 0 and hit.start < persons[at][1]

    def _persons(self, sentence: int) -> list[tuple[int, int]]:
        recognise = self._recogniser()
        start, end = self._scan.sentences[sentence]
        if recognise is None or _UKRAINIAN.search(self._scan.folded, start, end):
            return []
        return [(start + first, start + last) for first, last in recognise(self._scan.text[start:end])]


def _is_doubtful(hit: Hit, form: PlaceForm) -> bool:
    """Whether the words beside a Russian name leave open that it is a person's.

    A preposition or a word for a town before it says that it is a place, or a sum after it; and words all in
    capitals are nothing that the recogniser has learnt. A name of nothing but a place is in doubt only behind
    a capital ("Martin Cuba", in Russian letters).
    """
    if form.language != "ru" or form.kind != "noun" or not hit.written.istitle():
        return False
    ahead, behind = (initial is not None and initial.isupper() for initial in hit.initials)
    if TABLED.match(hit.after):
        return False
    located = LOCATES.search(hit.before) or NAMES_A_TOWN.search(hit.before)
    if form.ambiguous:
        return behind or not located
    return ahead and not located


def is_installed() -> bool:
    """Whether the recogniser's packages are there; they are not loaded for this."""
    return all(find_spec(package) is not None for package in _PACKAGES)


@cache
def load_recogniser() -> Recogniser | None:
    """The recogniser, loaded once for this process and its children; None where it is not installed.

    The vectors stay in their file and are mapped: processes share them.
    """
    if not is_installed():
        return None
    # One core each: there is a process for every core, and many threads use up a bounded address space.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from slovnet import NER

    folder = _folder("natasha")
    tagger = NER.load(str(folder / _MODEL))
    tagger.navec(_mapped_vectors(folder / _VECTORS))

    def persons(sentence: str) -> list[tuple[int, int]]:
        spans = tagger(sentence).spans if sentence.strip() else ()
        return sorted((span.start, span.stop) for span in spans if span.type == "PER")

    return persons


def is_missed() -> bool:
    """Whether a name was in doubt in this process, or was going to be, and no recogniser was there."""
    return load_recogniser.cache_info().currsize > 0 and load_recogniser() is None


def _folder(package: str) -> Path:
    """Where a package lies; it is not imported: natasha's needs what its taggers do not."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package, name=package)
    return Path(spec.submodule_search_locations[0])


def _mapped_vectors(path: Path) -> Any:
    """The vectors of navec's file as its own reader gives them, without their words, which the model has too.

    The member holds four numbers (vectors, their parts, centroids of a part, dimensions), an index a part,
    and the centroids.
    """
    import json

    import numpy as np

    with tarfile.open(path) as tar:
        meta = tar.extractfile("meta.json")
        at = tar.getmember("pq.bin").offset_data
        name = json.load(meta)["id"] if meta else None
    vectors, dimensions, parts, centroids = (int(size) for size in np.fromfile(path, "<u4", 4, offset=at))
    indexes = np.memmap(path, np.uint8, "r", at + 16, (vectors, parts))
    codes = np.fromfile(path, "<f4", dimensions * centroids, offset=at + 16 + vectors * parts)
    pq = SimpleNamespace(indexes=indexes, codes=codes.reshape(parts, centroids, -1))
    return SimpleNamespace(meta=SimpleNamespace(id=name), pq=pq)
