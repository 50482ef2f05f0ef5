"""A crew of worker processes: who dies is replaced, and what was lost with it is done again."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any

from callup.engine.limits import Limits, Lost, Mark
from callup.engine.worker import End, live

_PREFETCH = 2
_BACKLOG = 4
_FORK = multiprocessing.get_context("fork")


class _Piece:
    """One piece of work: what came of it so far, and how often a worker died of it."""

    def __init__(self, item: Any, deaths: int = 0) -> None:
        self.item = item
        self.deaths = deaths
        self.parts: deque[Any] = deque()
        self.ended = False


class _Worker:
    """One process, the pipe to it, and the pieces that it was given: it is at the first."""

    def __init__(self, process: Any, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.pieces: deque[_Piece] = deque()


class Crew:
    """Processes that are copies of this one as it was when the crew was made: what is loaded, they share.

    Make it before threads are started. With no workers, the work is done here and nothing is bounded.
    """

    def __init__(self, work: Callable[[Any], Iterator[Any]], limits: Limits, workers: int) -> None:
        self._work = work
        self._limits = limits
        self._crew: list[_Worker] = []
        self._again: deque[_Piece] = deque()
        for _ in range(workers):
            self._crew.append(self._hire())

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers, whatever they are at."""
        for worker in self._crew:
            worker.pipe.close()
            worker.process.kill()
        for worker in self._crew:
            worker.process.join()
            worker.process.close()
        self._crew.clear()

    def map(self, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """What comes of each item, part by part, as (item, part) in the order of the items.

        A part may be a Lost: nothing more comes of that item. An item that was split stands in its parts'
        place. A Mark among the items comes out in its turn. Items are taken as they are needed. A part that
        came before its worker died may come twice.
        """
        if not self._crew:
            yield from self._here(items)
            return
        pieces: deque[_Piece] = deque()
        waiting = iter(items)
        more = True
        while more or pieces:
            while more and sum(not piece.ended for piece in pieces) < len(self._crew) * (_PREFETCH + 2):
                item = next(waiting, _NOTHING)
                more = item is not _NOTHING
                if more:
                    self._take(item, pieces)
                self._listen(pieces, seconds=0)
                yield from _ready(pieces)
            if pieces:
                self._listen(pieces)
                self._hand_out()
                yield from _ready(pieces)

    def _here(self, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        for item in items:
            for part in (item,) if isinstance(item, Mark) else self._work(item):
                yield item, part

    def _take(self, item: Any, pieces: deque[_Piece]) -> None:
        piece = _Piece(item)
        pieces.append(piece)
        if isinstance(item, Mark):
            piece.parts.append(item)
            piece.ended = True
        else:
            self._again.append(piece)
            self._hand_out()

    def _hire(self) -> _Worker:
        """A new worker; it closes the ends of the pipes of the others, of which it has copies."""
        ours, theirs = _FORK.Pipe()
        others = [ours, *(worker.pipe for worker in self._crew if not worker.pipe.closed)]
        process = _FORK.Process(target=live, args=(theirs, others, self._work, self._limits), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _hand_out(self) -> None:
        """Give each worker something to do, and what it is to do next, those with least first."""
        while self._again:
            worker = min(self._crew, key=lambda worker: len(worker.pieces))
            if len(worker.pieces) >= _PREFETCH:
                return
            piece = self._again.popleft()
            worker.pieces.append(piece)
            try:
                worker.pipe.send(piece.item)
            except OSError:  # it is dead: that is found out, and mended, where its pipe is read
                return

    def _listen(self, pieces: deque[_Piece], seconds: float | None = None) -> None:
        """Take in what the workers send; one whose output nobody takes yet must wait."""
        if not pieces:
            return
        at_work = [worker for worker in self._crew if worker.pieces]
        if any(worker.pieces[0] is pieces[0] for worker in at_work):  # else it waits for the others
            at_work = [worker for worker in at_work if _is_wanted(worker.pieces[0], pieces[0])]
        readable = wait([worker.pipe for worker in at_work], seconds) if at_work else []
        for worker in at_work:
            if worker.pipe not in readable:
                continue
            try:
                part = worker.pipe.recv()
            except (OSError, EOFError):
                self._bury(worker, pieces)
                continue
            piece = worker.pieces[0]
            if isinstance(part, End):
                worker.pieces.popleft()
                if part.lost is None:
                    piece.ended = True
                else:
                    self._blame(piece, part.lost, pieces)
            else:
                piece.parts.append(part)

    def _bury(self, worker: _Worker, pieces: deque[_Piece]) -> None:
        """Replace a dead worker; what it was at is blamed, what it was to do next is not."""
        worker.pipe.close()
        worker.process.join()
        out_of_time = worker.process.exitcode == -signal.SIGPROF
        worker.process.close()
        place = self._crew.index(worker)
        self._crew[place] = self._hire()
        blamed, *blameless = worker.pieces
        self._again.extendleft(reversed(blameless))
        self._blame(blamed, Lost("time" if out_of_time else "death"), pieces)

    def _blame(self, piece: _Piece, loss: Lost, pieces: deque[_Piece]) -> None:
        """Do a piece again of which a worker died, or take it apart to find what in it is at fault."""
        parts = self._limits.split(piece.item)
        if len(parts) > 1:
            smaller = [_Piece(part, deaths=1) for part in parts]
            at = pieces.index(piece)
            piece.ended = True
            pieces.rotate(-at - 1)
            pieces.extendleft(reversed(smaller))
            pieces.rotate(at + 1)
            self._again.extendleft(reversed(smaller))
        elif loss.why == "death" and not piece.deaths:
            piece.deaths = 1
            self._again.appendleft(piece)
        else:
            piece.parts.append(loss)
            piece.ended = True


_NOTHING = object()


def _is_wanted(piece: _Piece, first: _Piece) -> bool:
    """Whether more of what comes of a piece can be taken in: the first one's is passed on at once."""
    return piece is first or len(piece.parts) < _BACKLOG


def _ready(pieces: deque[_Piece]) -> Iterator[tuple[Any, Any]]:
    """What can be passed on: all that came of the first piece, and of the next where that has ended."""
    while pieces:
        first = pieces[0]
        while first.parts:
            yield first.item, first.parts.popleft()
        if not first.ended:
            return
        pieces.popleft()
