"""The workers that read many files at once: as many processes as cores, results in order.

This module imports nothing that reads, since a worker must first be told to use one thread.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from truceline.errors import CaseError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from truceline.cli.working import Given, Reader

__all__ = ["Crew", "alone", "cores", "crew_of"]

Made = TypeVar("Made")
Work = Callable[["Reader", "Given"], Made]
Crew = Callable[[Callable[..., Any], Iterable["Given"]], Iterator[Any]]
"""Does one piece of work with each document and yields what comes of it, in the order given."""

AHEAD = 4
"""How many documents a worker may be ahead: what is read and not yet written stays bounded."""
_THREADS = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS", "RAYON_NUM_THREADS",
)  # fmt: skip
ONE_THREAD = dict.fromkeys(_THREADS, "1") | {"TOKENIZERS_PARALLELISM": "false"}
"""One thread a worker: there are as many workers as cores already."""

_readers: list[Reader] = []
"""Of a worker process: the one reader it works with."""


def cores() -> int:
    """Return how many processes may run at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def alone(reader: Reader) -> Crew:
    """Return a crew of one: this process."""

    def each(work: Work[Made], given: Iterable[Given]) -> Iterator[Made]:
        return (work(reader, one) for one in given)

    return each


@contextmanager
def crew_of(reader: Reader, jobs: int) -> Iterator[Crew]:
    """Start ``jobs`` workers that read as ``reader`` does; they end with the block.

    Raises CaseError if a worker is ended from outside (for want of memory, most likely).
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(reader.own_layers, reader.extractor),
    )
    try:
        yield lambda work, given: _each(pool, work, given, jobs * AHEAD)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _each(
    pool: ProcessPoolExecutor, work: Work[Made], given: Iterable[Given], ahead: int
) -> Iterator[Made]:
    waiting: deque[tuple[str, Future[Made]]] = deque()
    for one in given:
        waiting.append((one.file, _submitted(pool, work, one)))
        if len(waiting) >= ahead:
            yield _result(*waiting.popleft())
    while waiting:
        yield _result(*waiting.popleft())


def _submitted(pool: ProcessPoolExecutor, work: Work[Made], one: Given) -> Future[Made]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_do, work, one)
    except BrokenProcessPool as error:
        raise _ended(one.file) from error


def _result(file: str, future: Future[Made]) -> Made:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool as error:
        raise _ended(file) from error


def _ended(file: str) -> CaseError:
    return CaseError(
        "a worker was ended from outside while this file or one near it was read",
        file=file,
        remedy="run again with fewer --jobs; with --out it goes on where it stood",
    )


# in a worker


def _begin(own_layers: Sequence[Any], extractor: str) -> None:
    os.environ.update(ONE_THREAD)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started us tells us to end
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from truceline.cli.working import reader_of

    _readers[:] = [reader_of(own_layers, extractor)]


def _end_with_parent() -> None:
    """End when the process that started us is gone: killed, it could not say so."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(work: Work[Made], one: Given) -> Made:
    return work(_readers[0], one)
