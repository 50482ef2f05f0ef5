"""The life of a worker: one piece of work after another, each within its limits."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

import msgspec

from callup.engine.limits import Limits, Lost


class End(msgspec.Struct, frozen=True):
    """Nothing more comes of a piece of work; `lost` says why where that is not how it should be."""

    lost: Lost | None = None


def live(
    pipe: Connection, others: Iterable[Connection], work: Callable[[Any], Iterator[Any]], limits: Limits
) -> None:
    """Do what comes through the pipe until it closes. Never returns.

    The timer counts processor time and its signal ends the process wherever it is, in foreign code too.
    """
    gc.freeze()  # the collector must not touch, and so copy, what is shared with the parent
    for other in others:
        other.close()  # or a dead parent's pipe would seem open, and the worker would never end
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    _bound_memory(limits.memory)
    inbox: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, inbox), daemon=True).start()
    with suppress(OSError):
        while (item := inbox.get()) is not None:
            signal.setitimer(signal.ITIMER_PROF, limits.seconds(item[0]))
            lost = _do(pipe, work, item[0])
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send(End(lost))
    os._exit(0)


def _do(pipe: Connection, work: Callable[[Any], Iterator[Any]], item: Any) -> Lost | None:
    """Send what comes of one item, part by part. Only the pipe's own errors leave here."""
    parts: Iterator[Any] | None = None
    while True:
        try:
            parts = work(item) if parts is None else parts
            part = next(parts, _NO_MORE)
        except MemoryError:
            return Lost("memory")
        except BaseException as error:  # also the panics of foreign code, which are no Exception
            return Lost("error", type(error).__name__)
        if part is _NO_MORE:
            return None
        pipe.send(part)


_NO_MORE = object()


def _receive(pipe: Connection, inbox: SimpleQueue[Any]) -> None:
    """Take in what comes at once: who sends must never wait for who works, or both may wait for ever."""
    try:
        while True:
            inbox.put((pipe.recv(),))
    except (OSError, EOFError, pickle.UnpicklingError):
        inbox.put(None)


def _bound_memory(more: int) -> None:
    """Let the process grow by so many bytes, where the system can say how large it is."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + more, now + more))
    except (ImportError, OSError, ValueError):
        return
