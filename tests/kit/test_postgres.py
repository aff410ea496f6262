"""The gradebook in PostgreSQL, through nbgrader's own `db_url`: a real server that the test starts."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.submissions import read_released

pytestmark = pytest.mark.postgres
pytest.importorskip("psycopg")

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
CONFIG = """
from autograder.host import configure

c = get_config()
configure(c)
c.CourseDirectory.db_url = {url!r}
c.CourseDirectory.course_id = "tiny"
"""


@pytest.fixture(scope="module")
def server():
    """The address of a server of the test's own; as root it runs as the user that Debian makes for it."""
    if not PROGRAMS:
        pytest.skip("PostgreSQL is not installed: apt install postgresql")
    folder = Path(tempfile.mkdtemp(dir="/tmp"))  # every folder above pytest's own is closed to the server's user
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program, *words):
        subprocess.run([PROGRAMS[-1] / program, *map(str, words)], user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    run("initdb", "-D", folder / "data", "-U", "kit", "-A", "trust", "--no-sync")
    settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", settings, "start")
    try:
        run("createdb", "-h", "127.0.0.1", "-p", port, "-U", "kit", "gradebook")
        yield f"postgresql+psycopg://kit@127.0.0.1:{port}/gradebook"
    finally:
        run("pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def test_class_in_postgresql(own_tiny, autograder_in, run_in, fill, server):
    root = own_tiny.root
    (root / "gradebook.db").unlink()
    (root / "nbgrader_config.py").write_text(CONFIG.format(url=server))
    done = autograder_in(root, "release")
    assert done.returncode == 0, done.stderr
    for number in range(6):
        folder = root / "submitted" / f"student{number}" / "tiny"
        folder.mkdir(parents=True)
        answer = f"def double(x):\n    return x * {number}\n"
        nbformat.write(fill(read_released(own_tiny.assignment("tiny")), "double", answer), folder / "tiny.ipynb")
    done = autograder_in(root, "grade", "--assignment", "tiny", "--workers", "2")
    assert done.returncode == 0, done.stderr
    with Gradebook(server) as book:
        assert {each.student_id: each.score for each in book.assignment_submissions("tiny")} == {
            f"student{number}": 3.0 if number == 2 else 0.0 for number in range(6)
        }
    assert not (root / "gradebook.db").exists()
    for command in (["autograde", "tiny"], ["generate_feedback", "tiny", "--force"], ["export"]):
        done = run_in(root, "nbgrader", *command)
        assert done.returncode == 0, done.stderr
    assert "student2" in (root / "grades.csv").read_text()
