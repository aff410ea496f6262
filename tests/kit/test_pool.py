"""Workers that die: their jobs are done by others, and only a job that kills its worker each time is given up."""

import os
import signal
import time

import psutil
import pytest

from autograder.pool import LostWorker, Pool

# A task is Python code, which `exec` runs in a worker.
KILL = "import os; os.kill(os.getpid(), 9)"


def writing(path):
    return f"open({str(path)!r}, 'a').write('x')"


def test_every_task_is_done_and_errors_are_handed_on(tmp_path):
    tasks = [writing(tmp_path / str(number)) for number in range(20)] + ["1 / 0"]
    with Pool(2) as pool:
        done = dict(pool.each(exec, tasks))
    assert {task for task, error in done.items() if error is None} == set(tasks[:-1])
    assert isinstance(done["1 / 0"], ZeroDivisionError)
    assert len(list(tmp_path.iterdir())) == 20


def test_only_the_task_that_kills_its_worker_is_given_up(tmp_path):
    tasks = [writing(tmp_path / str(number)) for number in range(10)]
    tasks.insert(3, KILL)
    with Pool(2) as pool:
        done = dict(pool.each(exec, tasks))
    assert isinstance(done.pop(KILL), LostWorker)
    assert list(done.values()) == [None] * 10


def test_worker_of_a_cluster_that_dies_in_the_middle_is_replaced(tmp_path):
    pytest.importorskip("distributed")
    mark = tmp_path / "pid"
    slow = f"import os, time; open({str(mark)!r}, 'a').write(f'{{os.getpid()}} '); time.sleep(2)"
    tasks = [slow, *(writing(tmp_path / str(number)) for number in range(6))]
    with Pool(2, "local") as pool:
        done = pool.each(exec, tasks)
        first = [next(done)]
        deadline = time.monotonic() + 60
        while not mark.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(int(mark.read_text().split()[0]), signal.SIGKILL)
        results = dict([*first, *done])
    assert results == dict.fromkeys(tasks, None)
    assert len(mark.read_text().split()) == 2


def test_workers_end_with_the_pool(tmp_path):
    with Pool(2) as pool:
        task = f"import os; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))"
        assert dict(pool.each(exec, [task])) == {task: None}
        worker = psutil.Process(int((tmp_path / "pid").read_text()))
    assert not psutil.wait_procs([worker], timeout=10)[1]
