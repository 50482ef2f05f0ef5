"""A crew does all of its work, whatever its workers die of."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from callup.engine import Crew, Limits, Lost


def double(item: int) -> Iterator[int]:
    yield item * 2


def test_what_comes_of_each_item_comes_in_the_order_of_the_items() -> None:
    with Crew(double, Limits(), 2) as crew:
        assert list(crew.map(range(100))) == [(n, n * 2) for n in range(100)]
        assert list(crew.map([])) == []
        assert list(crew.map([7])) == [(7, 14)]


def test_without_workers_the_work_is_done_here() -> None:
    with Crew(double, Limits(), 0) as crew:
        assert list(crew.map([1, 2])) == [(1, 2), (2, 4)]


def count_up(item: int) -> Iterator[str]:
    for n in range(item):
        yield f"{item}.{n}" * 100


def test_many_large_parts_of_one_item_pass_in_order_and_nothing_waits_for_ever() -> None:
    items = [300, 0, 5, 300, 1, 200]
    with Crew(count_up, Limits(), 2) as crew:
        found = list(crew.map(items))
    assert found == [(item, part) for item in items for part in count_up(item)]


def large(item: int) -> Iterator[bytes]:
    yield bytes(item)


def test_large_items_and_large_parts_do_not_block_each_other() -> None:
    with Crew(lambda item: large(len(item)), Limits(), 2) as crew:
        items = [bytes(2_000_000)] * 12
        assert [len(part) for _, part in crew.map(items)] == [2_000_000] * 12


def once_deadly(marks: Path) -> Any:
    def work(item: int) -> Iterator[int]:
        mark = marks / str(item)
        if item % 10 == 3 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield item

    return work


def test_what_a_dead_worker_had_is_done_again(tmp_path: Path) -> None:
    with Crew(once_deadly(tmp_path), Limits(), 2) as crew:
        assert list(crew.map(range(50))) == [(n, n) for n in range(50)]
    assert len(list(tmp_path.iterdir())) == 5


def deadly(item: int) -> Iterator[int]:
    if item % 7 == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    yield item


def test_what_kills_twice_is_lost_and_the_rest_goes_on() -> None:
    with Crew(deadly, Limits(), 2) as crew:
        found = dict(crew.map(range(30)))
    assert found == {n: Lost("death") if n % 7 == 0 else n for n in range(30)}


def deadly_inside(batch: list[int]) -> Iterator[list[int]]:
    if 13 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    yield [n * 2 for n in batch]


def test_of_a_batch_only_the_one_at_fault_is_lost() -> None:
    limits = Limits(split=lambda batch: [[n] for n in batch])
    batches = [list(range(n, n + 10)) for n in range(0, 40, 10)]
    with Crew(deadly_inside, limits, 2) as crew:
        found = list(crew.map(batches))
    lost = [item for item, part in found if isinstance(part, Lost)]
    assert lost == [[13]]
    assert [n for _, part in found if not isinstance(part, Lost) for n in part] == [
        n * 2 for n in range(40) if n != 13
    ]


def greedy_inside(batch: list[int]) -> Iterator[list[int]]:
    if 3 in batch:
        bytearray(900_000_000)
    yield batch


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not say how large it is")
def test_of_a_batch_that_wants_too_much_memory_only_the_one_at_fault_is_lost() -> None:
    limits = Limits(split=lambda batch: [[n] for n in batch])
    with Crew(greedy_inside, limits, 1) as crew:
        found = list(crew.map([[0, 1], [2, 3, 4], [5]]))
    assert [part for _, part in found] == [[0, 1], [2], Lost("memory"), [4], [5]]


def endless(item: int) -> Iterator[int]:
    while item == 1:
        pass
    yield item


def test_what_takes_too_long_is_lost_at_once() -> None:
    begin = time.monotonic()
    with Crew(endless, Limits(seconds=lambda _: 0.3), 2) as crew:
        assert list(crew.map([0, 1, 2])) == [(0, 0), (1, Lost("time")), (2, 2)]
    assert time.monotonic() - begin < 5


def greedy(item: int) -> Iterator[int]:
    if item == 1:
        bytearray(900_000_000)
    yield item


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not say how large it is")
def test_what_wants_too_much_memory_is_lost() -> None:
    with Crew(greedy, Limits(), 1) as crew:
        assert list(crew.map([0, 1, 2])) == [(0, 0), (1, Lost("memory")), (2, 2)]


class _Panic(BaseException):
    pass


def failing(item: int) -> Iterator[int]:
    if item == 1:
        raise _Panic("the words of a private letter")
    if item == 2:
        raise FileNotFoundError(item)
    yield item


def test_an_error_is_named_by_its_type_and_never_by_its_words() -> None:
    with Crew(failing, Limits(), 1) as crew:
        found = list(crew.map([0, 1, 2, 3]))
    assert found == [(0, 0), (1, Lost("error", "_Panic")), (2, Lost("error", "FileNotFoundError")), (3, 3)]


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    with Crew(double, Limits(), 2) as crew:
        next(crew.map(items()))
        assert len(taken) < 20


def test_workers_end_with_the_process_that_made_them(tmp_path: Path) -> None:
    """A parent that is killed closes no door behind it: its workers must see that it is gone."""
    mark = tmp_path / "workers"
    child = os.fork()
    if child == 0:
        crew = Crew(double, Limits(), 3)
        mark.write_text(" ".join(str(worker.process.pid) for worker in crew._crew))
        time.sleep(60)
        os._exit(0)
    while not mark.exists() or len(mark.read_text().split()) < 3:
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    workers = [int(pid) for pid in mark.read_text().split()]
    for _ in range(500):
        if not any(_runs(pid) for pid in workers):
            break
        time.sleep(0.01)
    assert [pid for pid in workers if _runs(pid)] == []


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
