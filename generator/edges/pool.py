"""Work for several processes: batches out, results back, a bounded number under way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
_BATCH = 100  # weight of the items that travel together
_WORTH_IT = 300  # weight below which starting processes takes longer than the work


def processors() -> int:
    """Return how many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    work: Callable[[In], Out],
    prepare: Callable[[], Callable[[In], Out]],
    items: Iterable[In],
    jobs: int,
    weigh: Callable[[In], int] = lambda _: 1,
) -> Iterator[Out]:
    """Yield the result of each item, in order.

    With one job, or too little to do to be worth more, *work* does all here. Else *prepare* makes
    the same function once in each process; it and all items and results must be picklable. At most
    two batches a process are under way, however many items there are. *weigh* says how much an
    item takes, where a page takes 1.
    """
    stream = iter(items)
    first = _take(stream, _WORTH_IT, weigh) if jobs > 1 else []
    if jobs <= 1 or sum(map(weigh, first)) < _WORTH_IT:
        for item in chain(first, stream):  # `map` would take a StopIteration for its own end
            yield work(item)
        return
    with ProcessPoolExecutor(
        jobs, mp_context=_context(), initializer=_begin, initargs=(prepare,)
    ) as pool:
        pending: deque[Future[list[Out]]] = deque()
        try:
            stream = chain(first, stream)
            while batch := _take(stream, _BATCH, weigh):
                pending.append(pool.submit(_do, batch))
                if len(pending) >= 2 * jobs:
                    yield from pending.popleft().result()
            while pending:
                yield from pending.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that is safe, since it starts at once; a program with threads must not."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


def _take(items: Iterator[In], enough: int, weigh: Callable[[In], int]) -> list[In]:
    """Take items until they weigh *enough*, or there are no more."""
    taken: list[In] = []
    weight = 0
    while weight < enough and (more := list(islice(items, 1))):
        taken += more
        weight += weigh(more[0])
    return taken


class _Worker:
    """Holds what *prepare* made, in the process that it was made for."""

    work: Callable[..., object]


def _begin(prepare: Callable[[], Callable[[In], Out]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    _Worker.work = prepare()


def _do(batch: list[In]) -> list[Out]:
    work: Callable[[In], Out] = _Worker.work  # type: ignore[assignment]  # set by _begin
    return [work(item) for item in batch]
