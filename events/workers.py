"""Work on a stream of things on several processors, results in the order of the things.

Takes items one at a time, as they come; gives each with its result. A few items never start another process; many start
some, which end with the one that started them, however that ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_POOL = 100
"""So many items are worked on here before other processes are started, which takes them seconds (spaCy, word lists)."""

CHUNK = 16
_WAITING = 3


def in_order(
    items: Iterable[Item],
    work: Callable[[Item], Result],
    *,
    processes: int,
    wanted: Callable[[Item], bool] = lambda _: True,
    worth_a_pool: int = WORTH_A_POOL,
) -> Generator[tuple[Item, Result | None], None, None]:
    """Work on items, and give each with its result.

    Parameters
    ----------
    items : iterable
        Read as they are needed, three chunks a process ahead at most (a chunk ends at 16 wanted items or 64 of any kind).
    work : callable
        A function of a module, which must not raise; items and results travel between processes.
    processes : int
        With 1, everything is done here, one item after the other.
    wanted : callable
        Whether an item is to be worked on; the others are passed through with None.
    worth_a_pool : int
        After how many items other processes are started.

    Yields
    ------
    (item, result or None)
        In the order of the items. Closing the generator stops the work.
    """
    source = iter(items)
    n_done = 0
    for item in source:
        if not wanted(item):
            yield item, None
            continue
        yield item, work(item)
        n_done += 1
        if processes > 1 and n_done >= worth_a_pool:
            break
    else:
        return
    # Fresh interpreters: the caller may be a server with threads, which a fork would copy in mid-step.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=start_worker)
    try:
        yield from _spread(source, work, pool, processes, wanted)
    finally:
        pool.shutdown(cancel_futures=True)


def start_worker() -> None:
    """What a worker does first: leave Ctrl-C to the process that started it, and end when that one ends.

    A worker that waits for work does not notice when its parent is killed, and would stay for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def end_with_parent() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=end_with_parent, daemon=True).start()


def _spread(
    source: Iterator[Item],
    work: Callable[[Item], Result],
    pool: ProcessPoolExecutor,
    processes: int,
    wanted: Callable[[Item], bool],
) -> Iterator[tuple[Item, Result | None]]:
    """Chunks of items, the finished ones given as soon as those before them are."""
    under_way: deque[tuple[list[tuple[Item, bool]], Future[list[Result]]]] = deque()
    chunk: list[tuple[Item, bool]] = []
    n_wanted = 0
    for item in source:
        is_wanted = wanted(item)
        if not is_wanted and not chunk and not under_way:
            yield item, None
            continue
        chunk.append((item, is_wanted))
        n_wanted += is_wanted
        if n_wanted == CHUNK or len(chunk) == 4 * CHUNK:
            under_way.append((chunk, _submit(pool, work, chunk)))
            chunk, n_wanted = [], 0
        while under_way and (len(under_way) > processes * _WAITING or under_way[0][1].done()):
            yield from _finished(*under_way.popleft())
    if chunk:
        under_way.append((chunk, _submit(pool, work, chunk)))
    while under_way:
        yield from _finished(*under_way.popleft())


def _submit(
    pool: ProcessPoolExecutor, work: Callable[[Item], Result], chunk: list[tuple[Item, bool]]
) -> Future[list[Result]]:
    return pool.submit(_work_on, work, [item for item, is_wanted in chunk if is_wanted])


def _work_on(work: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [work(item) for item in items]


def _finished(chunk: list[tuple[Item, bool]], future: Future[list[Result]]) -> Iterator[tuple[Item, Result | None]]:
    results = iter(future.result())
    for item, is_wanted in chunk:
        yield item, next(results) if is_wanted else None
