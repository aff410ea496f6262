"""What the browser tests share: Chromium, a place for screenshots, and a Jupyter server that ends with its test."""

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from autograder.course import Course

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCREENSHOTS = "AUTOGRADER_SCREENSHOTS"
NAME = "01_tensors"
SECONDS = 60  # for whatever a busy machine does within five

# The background requests of a browser would fail in a closed network and stand in the way of those that count here.
QUIET = """--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update
--disable-sync --disable-default-apps""".split()

LAB_SETTINGS = {
    # It asks whether it may fetch news; a student has said yes or no to that long ago.
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    # All cells are there from the start, also those that are not on the screen yet.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}

# With the commands of this environment first, as in a terminal where it is activated.
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def pytest_collection_modifyitems(items):
    """Mark every test of this folder, and skip them all, with the reason, where no browser can be driven."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if reason := what_is_missing():
            item.add_marker(pytest.mark.skip(reason=reason))


def what_is_missing() -> str:
    """Say what must be installed for the tests of this folder, or nothing."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "Playwright is not installed: pip install playwright (its own browsers are not needed)"
    return "" if CHROMIUM else "Chromium is not installed: apt install chromium"


@dataclass
class Server:
    """A Jupyter server that is running."""

    address: str
    token: str

    def url(self, path: str) -> str:
        return f"{self.address}{path}?token={self.token}"


@pytest.fixture(scope="session")
def course(tmp_path_factory, run_in):
    """A copy of this repository's course with its first assignment released; the repository stays as it is."""
    ours, root = Course.find(Path(__file__).parent), tmp_path_factory.mktemp("course") / "course"
    for path in ("solutions", "tests/hidden"):
        shutil.copytree(ours.root / path, root / path)
    shutil.copy(ours.root / "nbgrader_config.py", root)
    settings = (ours.root / "course.toml").read_text()
    (root / "course.toml").write_text(re.sub(r"^warm = .*$", "warm = []", settings, flags=re.MULTILINE))  # starts faster
    run_in(root, "autograder", "release", NAME, "--bundle", root / "bundle")
    return Course.find(root)


@pytest.fixture(scope="session")
def run_in():
    """Run a program in a folder, with the commands of this environment first in PATH; it must end with this exit code."""

    def run(folder, *command, code=0):
        done = subprocess.run(
            [*map(str, command)], cwd=folder, env=os.environ | {"PATH": PATH}, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests; each opens pages of its own in it."""
    from playwright.sync_api import sync_playwright

    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *as_root])
        yield browser
        browser.close()


@pytest.fixture
def screenshot(request, tmp_path):
    """Save what a page shows below the folder that AUTOGRADER_SCREENSHOTS names, or else in the test's own."""
    folder = Path(os.environ.get(SCREENSHOTS) or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return lambda page, name: page.screenshot(path=folder / f"{request.path.stem}_{name}.png")


@pytest.fixture(scope="session")
def jupyter():
    """Start Jupyter's `lab` on a folder, for as long as a `with` block lasts, with settings and a home of its own."""
    return _jupyter


@contextmanager
def _jupyter(root: Path, home: Path) -> Iterator[Server]:
    server = Server(f"http://127.0.0.1:{_free_port()}", secrets.token_hex(16))
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "config/labconfig/default_setting_overrides.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(LAB_SETTINGS))
    with (home / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *_settings(server, root)],
            cwd=root,
            env=os.environ | _homes(home),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            _wait_for(server, process, home / "log")
            yield server
        finally:
            _end(process)


def _settings(server: Server, root: Path) -> list[str]:
    return [
        "--no-browser",
        "--allow-root",
        "--LabApp.extension_manager=readonly",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={server.address.rpartition(':')[2]}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={root}",
        f"--IdentityProvider.token={server.token}",
    ]


def _homes(home: Path) -> dict[str, str]:
    """Return variables that keep Jupyter away from the settings, workspaces and trusted notebooks of whoever runs the tests."""
    folders = {
        "HOME": "",
        "IPYTHONDIR": "ipython",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    }
    return {"PATH": PATH} | {name: str(home / folder) for name, folder in folders.items()}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(server: Server, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            urllib.request.urlopen(server.url("/api"), timeout=5).close()
            return
        except (urllib.error.URLError, OSError) as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"Jupyter did not start:\n{log.read_text()}") from error
        time.sleep(0.1)


def _end(process: subprocess.Popen) -> None:
    """End the server; it ends its kernels, and what is left of them is killed."""
    started = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for kernel in psutil.wait_procs(started, timeout=5)[1]:
        kernel.kill()
