"""Attacks on the machine: every file beside this one is the code of a notebook cell that tries to get out, or to do harm.

A file's first line says what it tries. It prints REACHED, and how, where it got there. Before it a cell defines what it aims
at: SECRET and SECRET_DIR (a file that nobody may read, and its folder), SHM (the same in /dev/shm), GRADER and VICTIM
(processes), PORT, UNIX, DATAGRAMS and ABSTRACT (sockets that listen), LIMITS (what it may use). A line `# endless` says that
the cell must be stopped, `# only: ` which processor it is for.

Each attack runs in both tiers of isolation, and those whose outcome depends on the user once more as an ordinary one.
"""

import ast
import builtins
import json
import os
import platform
import re
import secrets
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder.course import Limits
from autograder.sandbox import Sandbox, best_sandbox, plain_sandbox
from autograder.session import Session
from autograder.warm import WarmProcess
from autograder.worker import lockdown

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
LIMITS = Limits(
    cell_seconds=3,
    notebook_seconds=6,
    memory_bytes=400_000_000,
    file_bytes=20_000_000,
    scratch_bytes=50_000_000,
    processes=64,
)
ENDLESS = {"notebook_seconds": 0.7}
SECONDS = 15  # more than any attack takes with these limits
MARK = "attack-was-here"  # in the name of every file that an attack writes outside
ROOT = os.geteuid() == 0
OWN_USER = ROOT and plain_sandbox(1).uid is not None
TIERS = ("full", "reduced")

# Errors that an attack may end with. Any other means that the attack itself is broken.
REFUSALS = {"MemoryError", "RuntimeError", "RecursionError", "KeyboardInterrupt", "SystemExit", "EOFError", "DatabaseError"}


@dataclass(frozen=True)
class Gap:
    """What an attack reaches by design, and where: `words` is what lockdown.py's docstring says of it."""

    words: str
    tiers: tuple[str, ...] = ("reduced",)
    here: bool = True


@dataclass(frozen=True)
class Hole:
    """What the sandbox does not withstand yet, and where."""

    why: str
    tiers: tuple[str, ...] = TIERS
    here: bool = True


GAPS = {
    "stat_secret": Gap("without bubblewrap: that a file outside exists, and its size"),
    "many_large_files": Gap("the total size of scratch and of /dev/shm"),
    "thread_bomb": Gap("processes where the worker has its own uid", here=ROOT and not OWN_USER),
}

# Take an entry out when it is mended: the run lists those that pass as XPASS.
HOLES = {
    "environment_tells": Hole("HOME, TMPDIR and MPLCONFIGDIR lie in /tmp/autograder-…", ("reduced",)),
    "folders_to_stay": Hole("rm cannot enter folders of mode 0300; the next worker reads them in /tmp", ("full",), not ROOT),
    "kernel_settings": Hole(
        "/proc may be written as the file modes allow: bubblewrap's own process is the user's", ("full",), not ROOT
    ),
    "killed_last": Hole("/proc may be written: oom_score_adj is set back to 0", ("full",)),
    "many_files": Hole("nothing limits the number of files"),
    "many_names": Hole("the names in /tmp and /dev/shm do not fit into rm's command line; the warm process ends", ("full",)),
    "memory_behind_dead_leaders": Hole("a process whose first thread has ended seems to use nothing"),
    "memory_in_forks": Hole("what the warm process uses is subtracted from each fork, which does not have all of it"),
    "memory_in_programs": Hole("what the warm process uses is subtracted from each program, which has nothing of it"),
    "memory_in_sockets": Hole("the kernel's memory for sockets counts for no process"),
    "privileges": Hole(
        "without a user of their own the workers are root, with all capabilities", ("reduced",), ROOT and not OWN_USER
    ),
}

# What may depend on who the workers are: tried once more as an ordinary user.
DEPEND_ON_USER = """
    folders_to_stay fork_bomb kernel_settings killed_last limits_of_others memory_of_others mode_owner_times
    priority_of_others ptrace read_by_path replace_files signal_others signal_warm_process
""".split()


@dataclass(frozen=True)
class Attack:
    """One file beside this one."""

    path: Path

    @property
    def source(self) -> str:
        return self.path.read_text()

    @property
    def limits(self) -> Limits:
        return LIMITS.model_copy(update=ENDLESS) if "\n# endless\n" in self.source else LIMITS

    @property
    def machine(self) -> str:
        found = re.search(r"^# only: (.+)$", self.source, re.MULTILINE)
        return found[1] if found else platform.machine()


ATTACKS = [Attack(path) for path in sorted(HERE.glob("*.py")) if not path.name.startswith("test_")]


class Target:
    """What the attacks aim at: a secret, processes and listening sockets, owned by the workers' user where there is one."""

    def __init__(self, user: int | None, stack: ExitStack) -> None:
        self.token = secrets.token_hex(16)
        self.folder = Path(tempfile.mkdtemp(prefix="secret-"))
        stack.callback(shutil.rmtree, self.folder)
        self.secret = self.folder / "secret"
        self.shm = Path(f"/dev/shm/{self.folder.name}")
        stack.callback(self.shm.unlink)
        for path in (self.secret, self.shm):
            path.write_text(self.token)
            os.chmod(path, 0o600)
        self.victim = subprocess.Popen(["sleep", "1000"], user=user, start_new_session=True)
        stack.callback(self.victim.wait)
        stack.callback(self.victim.kill)
        self.sockets = [stack.enter_context(each) for each in self._listening()]
        if user is not None:  # so that it is not the mode of a file that stops an attack
            for path in (self.folder, *self.folder.iterdir(), self.shm):
                os.chown(path, user, user)

    def _listening(self) -> Iterator[socket.socket]:
        stream, datagram = socket.SOCK_STREAM, socket.SOCK_DGRAM
        tcp = _listen(socket.AF_INET, stream, ("127.0.0.1", 0))
        self.port = tcp.getsockname()[1]
        yield tcp
        yield _listen(socket.AF_INET, datagram, ("127.0.0.1", self.port))
        with suppress(OSError):  # a machine without IPv6
            yield _listen(socket.AF_INET6, stream, ("::1", self.port))
        yield _listen(socket.AF_UNIX, stream, f"{self.folder}/unix")
        yield _listen(socket.AF_UNIX, datagram, f"{self.folder}/datagrams")
        yield _listen(socket.AF_UNIX, stream, f"\0{self.folder.name}")

    def names(self) -> dict[str, object]:
        """What the cell before an attack defines."""
        return {
            "SECRET": str(self.secret),
            "SECRET_DIR": str(self.folder),
            "SHM": str(self.shm),
            "GRADER": os.getpid(),
            "VICTIM": self.victim.pid,
            "PORT": self.port,
            "UNIX": f"{self.folder}/unix",
            "DATAGRAMS": f"{self.folder}/datagrams",
            "ABSTRACT": self.folder.name,
            "LIMITS": LIMITS.model_dump(),
        }

    def state(self) -> dict[str, object]:
        """Everything that must stay as it is."""
        return {
            "files": {path: _file_state(path) for path in (self.folder, *sorted(self.folder.iterdir()), self.shm)},
            "secret": (self.secret.read_text(), self.shm.read_text()),
            "processes": [_process_state(pid) for pid in (os.getpid(), self.victim.pid)],
            "victim": self.victim.poll(),
            "calls": [_called(each) for each in self.sockets],
            "written outside": [str(path) for folder in _outside() for path in folder.glob(f"*{MARK}*")],
        }


def _listen(family: int, kind: int, address: object) -> socket.socket:
    listener = socket.socket(family, kind)
    try:
        listener.setblocking(False)
        listener.bind(address)
        if kind == socket.SOCK_STREAM:
            listener.listen()
    except OSError:
        listener.close()
        raise
    if family == socket.AF_UNIX and not str(address).startswith("\0"):
        os.chmod(str(address), 0o777)
    return listener


def _called(listener: socket.socket) -> bool:
    try:
        if listener.type == socket.SOCK_STREAM:
            listener.accept()[0].close()
        else:
            listener.recv(1)
    except BlockingIOError:
        return False
    return True


def _file_state(path: Path) -> object:
    status = path.lstat()
    attributes = os.listxattr(path) if path.is_file() else []
    return status.st_mode, status.st_uid, status.st_gid, status.st_size, status.st_mtime_ns, status.st_nlink, attributes


def _process_state(pid: int) -> object:
    process = psutil.Process(pid)
    return (
        process.status() in (psutil.STATUS_STOPPED, psutil.STATUS_TRACING_STOP, psutil.STATUS_ZOMBIE),
        Path(f"/proc/{pid}/limits").read_text(),
        (process.nice(), process.ionice(), process.cpu_affinity()),
        Path(f"/proc/{pid}/oom_score_adj").read_text(),
    )


def _outside() -> set[Path]:
    """Folders that attacks write to."""
    packages = [sysconfig.get_path("purelib"), sys.prefix, f"{sys.base_prefix}/lib", "/usr/lib", "/usr/local/bin", "/etc"]
    shared = [tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm", "/run", Path.home(), "/", REPOSITORY]
    return {Path(folder) for folder in (*packages, *shared, REPOSITORY / "autograder", HERE, Path.cwd())}


class Tier:
    """A warm process in one tier of isolation, and what is attacked from it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stack = ExitStack()
        self.start()

    def start(self) -> None:
        self.sandbox = _sandbox(self.name)
        self.target = Target(self.sandbox.uid, self._stack)
        others = set(psutil.Process().children())
        self.warm = self._stack.enter_context(WarmProcess([], self.sandbox))
        (self._outermost,) = set(psutil.Process().children()) - others
        self.outermost = self._outermost.pid
        assert self.warm.isolation == self.name
        self.own = self.processes()
        self.pristine = self.honest()

    def close(self) -> None:
        self._stack.close()

    def mend(self, target: dict[str, object]) -> None:
        """Start anew if an attack broke something."""
        with suppress(Exception):
            if self.target.state() == target and self.processes() == self.own and self.honest() == self.pristine:
                return
        self.close()
        for path in (path for folder in _outside() for path in folder.glob(f"*{MARK}*")):
            path.unlink()
        self.start()

    def processes(self) -> set[int]:
        """Return the processes of the warm process: with bubblewrap it has some of its own."""
        return {each.pid for each in self._outermost.children(recursive=True)}

    def run(self, *sources: str, limits: Limits = LIMITS, files: dict[str, bytes] | None = None) -> tuple[str, list[str]]:
        """Run cells in a session of their own; return what they printed, and the names of the errors of the last one."""
        session = Session(
            self.warm, new_notebook(cells=list(map(new_code_cell, sources))), limits, 0, reference=False, files=files
        )
        try:
            session.execute()
        finally:
            session.close()
            self.warm.sweep()
        outputs = [output for cell in session.notebook.cells for output in cell.outputs]
        assert sum(len(str(output)) for output in outputs) < 3 * limits.output_bytes
        errors = [output.ename for output in session.notebook.cells[-1].outputs if output.output_type == "error"]
        return "".join(output.text for output in outputs if output.output_type == "stream"), errors

    def leave_a_daemon(self) -> None:
        """Let a notebook leave a process behind, and do not end its session."""
        cells = [new_code_cell(Attack(HERE / "daemon.py").source)]
        Session(self.warm, new_notebook(cells=cells), LIMITS, 0, reference=False).execute()

    def honest(self) -> dict[str, object]:
        """Let an honest notebook tell what it sees."""
        told = next(line for line in self.run(HONEST)[0].splitlines() if line.startswith("{"))
        return dict(json.loads(told))


# What a notebook finds: it must be the same before all attacks and after each.
HONEST = """
import builtins, ctypes, gc, json, os, resource, signal, socket, sys, time
import numpy, torch
def files(folder):
    try:
        return sorted(os.listdir(folder))
    except OSError as error:
        return type(error).__name__
here = os.getcwd()
os.umask(mask := os.umask(0))
print(json.dumps({
    "sum": 1 + 1,
    "tensor": torch.ones(3, 4).matmul(torch.ones(4)).tolist(),
    "array": float(numpy.float64(3) + 4),
    "C": [ctypes.CDLL(None).labs(-5), len(repr([1, 2]))],
    "files": [files(folder) for folder in (".", "/tmp", "/dev/shm", "/scratch")],
    "environment": {name: value.replace(here, "HERE") for name, value in os.environ.items()},
    "names": sorted(name for name in globals() if not name.startswith("_")),
    "path": sys.path,
    "hooks": [len(sys.meta_path), len(sys.path_hooks), sys.gettrace(), sys.getprofile(), mask],
    "builtins": len(dir(builtins)),
    "signals": [str(signal.getsignal(number)) for number in (2, 10, 14, 15, 17)],
    "children": gc.isenabled() and os.getpriority(os.PRIO_PROCESS, 0),
    "free": [os.statvfs(folder).f_bfree > 1000 for folder in (".", "/tmp")],
}))
"""


def _sandbox(tier: str) -> Sandbox:
    best = best_sandbox(LIMITS.scratch_bytes)
    if tier == "reduced":
        return plain_sandbox(best.uid)
    if not best.command:
        pytest.skip("bubblewrap is not installed, or not allowed here")
    return best


@pytest.fixture(scope="module")
def tier(request: pytest.FixtureRequest) -> Iterator[Tier]:
    tier = Tier(request.param)
    yield tier
    tier.close()


@pytest.mark.parametrize("attack", [pytest.param(attack, id=attack.path.stem) for attack in ATTACKS])
@pytest.mark.parametrize("tier", TIERS, indirect=True, scope="module")
def test_attack_reaches_nothing(tier: Tier, attack: Attack, request: pytest.FixtureRequest) -> None:
    if attack.machine != platform.machine():
        pytest.skip(f"for {attack.machine}")
    gap, hole = GAPS.get(attack.path.stem), HOLES.get(attack.path.stem)
    expected = gap is not None and gap.here and tier.name in gap.tiers
    if hole and hole.here and tier.name in hole.tiers:
        request.applymarker(pytest.mark.xfail(reason=hole.why, strict=False))
    before, start = tier.target.state(), time.monotonic()
    try:
        printed, errors = tier.run(_names(tier.target), attack.source, limits=attack.limits)
        assert ("REACHED" in printed) is expected, printed[:3000]
        assert tier.target.token not in printed
        broken = [error for error in errors if error not in REFUSALS and not _is_os_error(error)]
        assert not broken, f"the attack itself is broken: {printed[:3000]}"
        assert time.monotonic() - start < SECONDS
        assert tier.target.state() == before
        assert tier.processes() == tier.own, "something was left behind"
        assert tier.honest() == tier.pristine
    finally:
        tier.mend(before)


def _names(target: Target) -> str:
    return "\n".join(f"{name} = {value!r}" for name, value in target.names().items())


def _is_os_error(name: str) -> bool:
    kind = getattr(builtins, name, None)
    return isinstance(kind, type) and issubclass(kind, OSError)


def test_there_are_attacks_and_each_says_what_it_tries() -> None:
    assert len(ATTACKS) >= 55
    stems = {attack.path.stem for attack in ATTACKS}
    assert GAPS.keys() <= stems
    assert HOLES.keys() <= stems
    assert set(DEPEND_ON_USER) <= stems
    for attack in ATTACKS:
        says = ast.get_docstring(ast.parse(attack.source))
        assert re.fullmatch(r".+\.", says or ""), attack.path
        assert "REACHED" in attack.source or "# checked from outside" in attack.source, attack.path


def test_gaps_are_documented() -> None:
    told = " ".join((lockdown.__doc__ or "").split())
    for name, gap in GAPS.items():
        assert gap.words in told, name


@pytest.mark.parametrize("tier", TIERS, indirect=True, scope="module")
def test_files_beside_the_notebook_stand_in_for_no_library(tier: Tier) -> None:
    names = ("torch.py", "numpy.py", "random.py", "json.py", "IPython/__init__.py", "autograder/__init__.py", "sqlite3.py")
    files = dict.fromkeys(names, b"print('REACHED')") | {"my_helper.py": b"print('helped')"}
    modules = ", ".join(name.split(".")[0].split("/")[0] for name in files)
    printed, errors = tier.run(f"import {modules}", "print(torch.ones(2).sum().item())", files=files)
    assert (printed, errors) == ("helped\n2.0\n", [])


@pytest.mark.parametrize("tier", TIERS, indirect=True, scope="module")
def test_workers_of_one_warm_process_do_not_see_each_other(tier: Tier) -> None:
    cells = [new_code_cell("import os; print(os.getpid(), os.getcwd())")]
    other = Session(tier.warm, new_notebook(cells=cells), LIMITS, 0, reference=False, files={"mine.txt": b"my answer"})
    try:
        other.execute()
        pid, folder = other.notebook.cells[0].outputs[0].text.split()
        printed, _ = tier.run(f"PID, FOLDER = {pid}, {folder!r}", NOSY)
    finally:
        other.close()
    assert "REACHED" not in printed, printed
    assert printed.count("refused") == 6, printed


NOSY = """
import os, signal
for way in (
    lambda: open(f"{FOLDER}/mine.txt").read(),
    lambda: os.listdir(FOLDER),
    lambda: open(f"{FOLDER}/yours.txt", "w"),
    lambda: open(f"/proc/{PID}/mem", "rb"),
    lambda: os.listdir(f"/proc/{PID}/cwd/"),
    lambda: os.kill(PID, signal.SIGSTOP),
):
    try:
        print("REACHED", way())
    except OSError as error:
        print("refused", error)
"""


@pytest.mark.parametrize("tier", TIERS, indirect=True, scope="module")
def test_workers_share_no_memory_that_one_could_change_for_the_next(tier: Tier) -> None:
    """The warm process has none to hand on."""
    pid = max(tier.own, default=tier.outermost)
    try:
        mapped = Path(f"/proc/{pid}/maps").read_text()
    except PermissionError:
        pytest.skip("only root may look: the warm process lets nobody else inspect it")
    assert "python" in mapped
    assert not [line for line in mapped.splitlines() if re.match(r"\S+ .w.s ", line)]


def test_nothing_outlives_a_grader_that_is_killed() -> None:
    _sandbox("full")
    names = f"import sys; sys.path.insert(0, {str(HERE)!r}); import {Path(__file__).stem} as suite"
    code = f"{names}; import time; tier = suite.Tier('full'); tier.leave_a_daemon(); print('ready', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as grader:
        assert grader.stdout
        try:
            assert grader.stdout.readline() == "ready\n"
            started = psutil.Process(grader.pid).children(recursive=True)
        finally:
            grader.kill()
    sleeping = [each for each in started if each.is_running() and each.cmdline()[:1] == ["sleep"]]
    for victim in sleeping:  # is the test's own
        victim.kill()
    assert len(started) - len(sleeping) >= 4
    _, alive = psutil.wait_procs(started, timeout=5)
    assert not alive


@pytest.mark.skipif(not ROOT, reason="is what runs here already")
def test_attacks_of_an_ordinary_user_reach_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    tests = [f"{__file__}::test_attack_reaches_nothing[{tier}-{name}]" for tier in TIERS for name in DEPEND_ON_USER]
    environment = os.environ | {"HOME": "/tmp", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [*_as_ordinary_user(), sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-1000:]


def _as_ordinary_user() -> list[str]:
    """Return the command that runs another one as an ordinary user, to whom Python must be made readable."""
    if not shutil.which("setpriv"):
        pytest.skip("setpriv is not installed")
    needed = [Path(sys.base_prefix), Path(sys.prefix), REPOSITORY]
    closed = {each for path in needed for each in (path, *path.parents) if each.stat().st_mode & 0o005 != 0o005}
    view: list[str] = []
    if closed:
        if not shutil.which("bwrap"):
            pytest.skip(f"an ordinary user cannot read {min(closed)}, where Python or this repository lies")
        hidden = min(closed, key=lambda path: len(path.parts))
        view = ["bwrap", "--dev-bind", "/", "/", "--perms", "0755", "--tmpfs", str(hidden)]
        for path in needed:
            view += ["--ro-bind", str(path), str(path)] if path.is_relative_to(hidden) else []
        view += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--"]
    return [*view, "setpriv", "--reuid=65532", "--regid=65532", "--clear-groups", "--"]
