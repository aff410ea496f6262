"""Ordinary code works in the sandbox: what students write, and what libraries do behind their backs."""

import os
from collections.abc import Iterator

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder.course import Limits
from autograder.sandbox import best_sandbox
from autograder.session import Session
from autograder.warm import WarmProcess

LIMITS = Limits(cell_seconds=120, notebook_seconds=600, memory_bytes=3_000_000_000)

# Each cell, and what it must print. Those of a group run one after another in a notebook of their own.
CODE = {
    "a DataLoader with processes": (
        """
        import torch
        from torch.utils.data import DataLoader, TensorDataset
        data = TensorDataset(torch.arange(12.0))
        print(sum(batch.sum().item() for batch, in DataLoader(data, batch_size=3, num_workers=2)))
        """,
        "66.0",
    ),
    "a DataLoader that keeps its processes": (
        """
        loader = DataLoader(data, batch_size=4, num_workers=2, persistent_workers=True, shuffle=True)
        print([sum(len(batch) for batch, in loader) for _ in range(2)])
        """,
        "[12, 12]",
    ),
    "a pool of processes": (
        """
        import multiprocessing
        def square(x):
            return x * x
        with multiprocessing.Pool(2) as pool:
            print(pool.map(square, range(5)))
        """,
        "[0, 1, 4, 9, 16]",
    ),
    "an executor, a queue, a lock and an event": (
        """
        from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
        with ProcessPoolExecutor(2) as processes, ThreadPoolExecutor(2) as threads:
            print(list(processes.map(abs, [-1, -2])), list(threads.map(abs, [-3])))
        queue, lock = multiprocessing.Queue(), multiprocessing.Lock()
        with lock:
            child = multiprocessing.Process(target=queue.put, args=("put",))
            child.start()
            print(queue.get(timeout=20), child.join(), child.exitcode)
        """,
        "[1, 2] [3]\nput None 0",
    ),
    "a child that is terminated": (
        """
        import time
        child = multiprocessing.Process(target=time.sleep, args=(60,))
        child.start()
        child.terminate()
        print(child.join(), child.exitcode)
        """,
        "None -15",
    ),
    "programs": (
        """
        import subprocess, sys
        open("data.csv", "w").write("1,2")
        print(subprocess.run(["ls"], capture_output=True, text=True, check=True).stdout.split())
        print(subprocess.check_output("cat data.csv | wc -c", shell=True, text=True).strip())
        print(subprocess.check_output([sys.executable, "-c", "print(6 * 7)"], text=True).strip())
        """,
        "['data.csv']\n3\n42",
    ),
    "shell commands and magics": (
        """
        !echo hello from the shell
        %mkdir -p deep
        %cd -q deep
        print(__import__("os").path.basename(__import__("os").getcwd()))
        %cd -q ..
        files = !ls
        print(sorted(files))
        """,
        "hello from the shell\ndeep\n['data.csv', 'deep']",
    ),
    "threads": (
        """
        import threading
        seen = []
        threads = [threading.Thread(target=seen.append, args=(i,)) for i in range(8)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        torch.set_num_threads(2)
        print(sorted(seen), (torch.ones(400, 400) @ torch.ones(400, 400)).sum().item())
        """,
        "[0, 1, 2, 3, 4, 5, 6, 7] 64000000.0",
    ),
    "asyncio": (
        """
        import asyncio
        await asyncio.sleep(0.01)
        process = await asyncio.create_subprocess_exec("echo", "from a child", stdout=asyncio.subprocess.PIPE)
        print((await process.communicate())[0].decode().strip(), await asyncio.gather(asyncio.to_thread(abs, -1)))
        """,
        "from a child [1]",
    ),
    "training, compiled": (
        """
        net = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1))
        compiled = torch.compile(net, backend="eager")
        optimizer = torch.optim.Adam(compiled.parameters())
        loss = compiled(torch.ones(2, 4)).pow(2).mean()
        loss.backward()
        optimizer.step()
        print(tuple(compiled(torch.ones(3, 4)).shape))
        """,
        "(3, 1)",
    ),
    "what no compiler can compile": (
        """
        @torch.compile
        def double(x):
            return 2 * x
        print(double(torch.ones(2)).tolist())
        """,
        "[2.0, 2.0]",
    ),
    "saved and loaded models": (
        """
        torch.save(net.state_dict(), "net.pt")
        print(net.load_state_dict(torch.load("net.pt")))
        """,
        "<All keys matched successfully>",
    ),
    "a profile": (
        """
        with torch.profiler.profile() as profile:
            net(torch.ones(2, 4))
        print("aten::linear" in profile.key_averages().table())
        """,
        "True",
    ),
    "temporary files": (
        """
        import tempfile
        with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile("w+", dir=folder) as file:
            file.write("kept")
            file.seek(0)
            print(file.read())
        with open("/tmp/notes", "w") as file:
            file.write("in /tmp")
        print(open("/tmp/notes").read())
        """,
        "kept\nin /tmp",
    ),
    "a home": (
        """
        import os, pathlib
        (pathlib.Path.home() / ".cache" / "mine").mkdir(parents=True)
        pathlib.Path(os.environ["HOME"], "settings").write_text("mine")
        print(os.path.exists(os.path.expanduser("~/settings")))
        """,
        "True",
    ),
    "copies, archives and modes": (
        """
        import shutil, zipfile, tarfile
        shutil.copy("data.csv", "copy.csv")
        shutil.copytree("deep", "deeper")
        os.chmod("copy.csv", 0o600)
        os.utime("copy.csv")
        with zipfile.ZipFile("all.zip", "w") as archive:
            archive.write("copy.csv")
        shutil.unpack_archive("all.zip", "unpacked")
        shutil.make_archive("tar", "gztar", "unpacked")
        shutil.move("copy.csv", "moved.csv")
        print(os.listdir("unpacked"), os.path.exists("tar.tar.gz"), os.path.exists("copy.csv"))
        """,
        "['copy.csv'] True False",
    ),
    "a database": (
        """
        import sqlite3
        with sqlite3.connect("mine.db") as database:
            database.execute("create table t (x)")
            database.execute("insert into t values (7)")
            print(database.execute("select x from t").fetchall())
        database.close()
        """,
        "[(7,)]",
    ),
    "arrays in files": (
        """
        import numpy as np
        array = np.memmap("array", dtype=np.float32, mode="w+", shape=(3,))
        array[:] = 2
        array.flush()
        np.savez("arrays.npz", array)
        print(np.memmap("array", dtype=np.float32, mode="r").sum(), np.load("arrays.npz")["arr_0"].shape)
        """,
        "6.0 (3,)",
    ),
    "data sets and tables": (
        """
        import pandas as pd
        from sklearn.datasets import load_digits
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import cross_val_score
        digits = load_digits()
        pd.DataFrame(digits.data[:5]).to_csv("digits.csv", index=False)
        print(pd.read_csv("digits.csv").shape, digits.target.shape)
        scores = cross_val_score(LogisticRegression(max_iter=20), digits.data[:200], digits.target[:200] > 4, n_jobs=2, cv=2)
        print(len(scores))
        """,
        "(5, 64) (1797,)\n2",
    ),
    "figures": (
        """
        import matplotlib.pyplot as plt
        plt.plot([1, 2, 3])
        plt.title("$x^2$")
        plt.savefig("figure.pdf")
        print(os.path.getsize("figure.pdf") > 1000)
        plt.show()
        """,
        "True",
    ),
    "odds and ends": (
        """
        import datetime, getpass, locale, platform, random, signal, socket, time, uuid
        print(datetime.datetime.now().year > 2020, platform.system(), len(str(uuid.uuid4())), os.cpu_count() > 0)
        print(isinstance(socket.gethostname(), str), [end.fileno() > 0 for end in socket.socketpair()])
        signal.signal(signal.SIGALRM, lambda *_: print("alarm"))
        signal.alarm(1)
        time.sleep(1.1)
        """,
        "True Linux 36 True\nTrue [True, True]\nalarm",
    ),
}


@pytest.fixture(scope="module")
def outputs() -> Iterator[dict[str, list[dict[str, str]]]]:
    """The outputs of all cells, which run as one notebook."""
    sandbox = best_sandbox(LIMITS.scratch_bytes)
    if not sandbox.command:
        pytest.skip("bubblewrap is not installed, or not allowed here")
    notebook = new_notebook(cells=[new_code_cell(_unindented(code)) for code, _ in CODE.values()])
    with WarmProcess(["torch", "torch._dynamo", "matplotlib.pyplot"], sandbox) as warm:
        assert warm.isolation == "full"
        session = Session(warm, notebook, LIMITS, 0, reference=False)
        try:
            session.execute()
        finally:
            session.close()
            warm.sweep()
        yield {name: cell.outputs for name, cell in zip(CODE, session.notebook.cells, strict=True)}


@pytest.mark.parametrize("name", CODE)
def test_ordinary_code_works(outputs: dict[str, list[dict[str, str]]], name: str) -> None:
    errors = [f"{each['ename']}: {each['evalue']}" for each in outputs[name] if each["output_type"] == "error"]
    assert not errors
    printed = [each["text"] for each in outputs[name] if each["output_type"] == "stream" and each["name"] == "stdout"]
    assert "".join(printed).strip() == CODE[name][1]


def test_figures_are_shown(outputs: dict[str, list[dict[str, str]]]) -> None:
    assert any("image/png" in each.get("data", {}) for each in outputs["figures"])


def _unindented(code: str) -> str:
    return os.linesep.join(line.removeprefix(" " * 8) for line in code.strip("\n").splitlines())
