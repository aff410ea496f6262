"""Pools of workers: processes of this machine, or a dask cluster's. A worker that dies is replaced, its jobs are done again."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, TypeVar

from autograder.course import CourseError

Task = TypeVar("Task")
Done = tuple[Task, BaseException | None]

AHEAD = 2  # jobs in hand for each worker, so that none waits; more would only fill the memory
CONNECT_SECONDS = 10


def import_ahead() -> None:
    """Start importing, in the process that this machine's workers are forked from, what all of them need."""
    multiprocessing.set_forkserver_preload(["autograder.preloaded"])
    forkserver.ensure_running()


class LostWorker(Exception):
    """The worker that did a job died each time: it was alone with it the last time."""


class Pool(Generic[Task]):
    """Does jobs on workers. `scheduler` is a dask scheduler's address, "local" for a cluster of this machine, or ""."""

    def __init__(self, workers: int, scheduler: str = "") -> None:
        self._workers, self._scheduler = workers, scheduler
        self._stack = ExitStack()
        self._executor = self._open()

    def __enter__(self) -> "Pool[Task]":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def each(self, do: Callable[[Task], None], tasks: Iterable[Task]) -> Iterator[Done[Task]]:
        """Do all tasks; yield each as it ends, with the exception that it raised, if any.

        Tasks that were in hand when a worker died are done again one by one: so the one that kills its worker is found.
        """
        waiting, suspects = deque(tasks), deque[Task]()
        running: dict[Future[None], Task] = {}
        while waiting or suspects or running:
            while waiting and not suspects and len(running) < self._workers * AHEAD:
                self._start(do, waiting.popleft(), running)
            if suspects and not running:
                self._start(do, suspects[0], running)
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task, error = running.pop(future), _error(future)
                if not isinstance(error, BrokenProcessPool):
                    yield task, error
                elif task in suspects:
                    yield task, LostWorker("the process that graded it was killed, twice")
                else:
                    suspects.append(task)
                    continue
                if task in suspects:
                    suspects.remove(task)

    def _start(self, do: Callable[[Task], None], task: Task, running: dict[Future[None], Task]) -> None:
        try:
            running[self._executor.submit(do, task)] = task
        except BrokenProcessPool:
            self._stack.close()
            self._executor = self._open()
            running[self._executor.submit(do, task)] = task

    def _open(self) -> Executor:
        if self._scheduler:
            return self._open_dask()
        processes = multiprocessing.get_context("forkserver")
        return self._stack.enter_context(ProcessPoolExecutor(self._workers, processes, initializer=_end_with_parent))

    def _open_dask(self) -> Executor:
        try:
            from distributed import Client, LocalCluster
            from distributed.security import Security
        except ImportError as error:
            raise CourseError("--scheduler needs dask: pip install 'autograder[scale]'") from error
        try:
            if self._scheduler == "local":  # encrypted, for every user of this machine can reach its ports
                cluster = LocalCluster(
                    n_workers=self._workers, threads_per_worker=1, security=Security.temporary(), dashboard_address=None
                )
                client = self._stack.enter_context(Client(self._stack.enter_context(cluster)))
            else:
                client = self._stack.enter_context(Client(self._scheduler, timeout=CONNECT_SECONDS))
        except OSError as error:
            raise CourseError(f"there is no dask scheduler at {self._scheduler}: {error}") from error
        return client.get_executor(pure=False)


def _error(future: Future[None]) -> BaseException | None:
    try:
        return future.exception()
    except CancelledError:
        return CourseError("the scheduler went away: run the same command again, what is graded is kept")


def _end_with_parent() -> None:
    """Let a worker process end when its parent is killed; by itself it would wait for work for ever."""
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
