"""The graders that the benchmark compares: how each is prepared and called, and how many it gave full marks."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import nbformat
from classes import SchoolClass
from nbgrader.api import Gradebook

from autograder.notebooks import exercise_of, exercises_in, read_source
from autograder.submissions import read_released

HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {"PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ.get('PATH', '')}"}
NBGRADER = [sys.executable, "-m", "nbgrader"]


class Grader:
    """One way to grade a class, in a folder of its own."""

    name = ""
    starts_anew = False

    def __init__(self, school_class: SchoolClass, folder: Path, students: int) -> None:
        self.school_class, self.folder, self.students = school_class, folder, students
        self.assignment = school_class.assignment.name
        self.environment = ENVIRONMENT
        folder.mkdir(parents=True)
        self.prepare()

    def prepare(self) -> None:
        raise NotImplementedError

    def command(self) -> list[str]:
        raise NotImplementedError

    def full_marks(self) -> int:
        """Return the number of submissions that got all points."""
        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}") as book:
            submissions = book.assignment_submissions(self.assignment)
            assert len(submissions) == self.students, f"{self.name} graded {len(submissions)} of {self.students}"
            return sum(each.score == each.max_score for each in submissions)


class VanillaNbgrader(Grader):
    """nbgrader as it comes, with hidden tests in the notebook."""

    name = "nbgrader autograde"
    starts_anew = True

    def prepare(self) -> None:
        (self.folder / "nbgrader_config.py").write_text("c = get_config()\nc.NbGrader.log_level = 'WARN'\n")
        notebook = read_source(self.school_class.assignment)
        for cell in notebook.cells:
            if exercise := exercise_of(cell):
                cell.metadata.nbgrader["points"] = 1
                hidden = self.school_class.tests(exercise)
                cell.source = f"### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS"
        source = self.folder / "source" / self.assignment
        source.mkdir(parents=True)
        nbformat.write(notebook, source / f"{self.assignment}.ipynb")
        subprocess.run([*NBGRADER, "generate_assignment", self.assignment], cwd=self.folder, env=ENVIRONMENT, check=True)
        self.school_class.hand_in(self.folder, self.students)

    def command(self) -> list[str]:
        return [*NBGRADER, "autograde", self.assignment]


class Otter(Grader):
    """What `otter run` calls, with tests in its own format; all submissions one after another in one process."""

    name = "otter run"
    starts_anew = True

    def prepare(self) -> None:
        exercises = exercises_in(read_released(self.school_class.assignment))
        with zipfile.ZipFile(self.folder / "autograder.zip", "w") as archive:
            archive.writestr("otter_config.json", json.dumps({"lang": "python"}))
            for path in self.school_class.assignment.released.parent.iterdir():
                if path.suffix != ".ipynb":
                    archive.write(path, f"files/{path.name}")
            for exercise in exercises:
                archive.writestr(f"tests/{exercise}.py", _otter_test(exercise, self.school_class.tests(exercise)))
        self.school_class.hand_in(self.folder, self.students)
        for path in self.folder.glob("submitted/*/*/*.ipynb"):
            notebook = nbformat.read(path, as_version=4)
            notebook.cells = [cell for cell in notebook.cells if not exercise_of(cell)]
            nbformat.write(notebook, path)
        self.environment = ENVIRONMENT | {"PYTHONPATH": str(Path(sys.prefix) / "otter")}

    def command(self) -> list[str]:
        return [sys.executable, str(HERE / "otter_run.py"), str(self.folder / "scores.json")]

    def full_marks(self) -> int:
        scores = json.loads((self.folder / "scores.json").read_text())
        assert len(scores) == self.students, f"otter graded {len(scores)} of {self.students}"
        return sum(got == possible for got, possible in scores)


class NbgraderWithKit(Grader):
    """nbgrader with the kit's configuration."""

    name = "nbgrader autograde with this kit"

    def prepare(self) -> None:
        shutil.copytree(self.school_class.course.root, self.folder, dirs_exist_ok=True)
        self.school_class.hand_in(self.folder, self.students)

    def command(self) -> list[str]:
        return [*NBGRADER, "autograde", self.assignment]


class AutograderGrade(NbgraderWithKit):
    """The kit's own command."""

    name = "autograder grade"

    def command(self) -> list[str]:
        return [sys.executable, "-m", "autograder", "grade", "--assignment", self.assignment]


def _otter_test(exercise: str, tests: str) -> str:
    head = f"from otter.test_files import test_case\nOK_FORMAT = False\nname, points = {exercise!r}, 1\n"
    return head + f"@test_case()\ndef test_exercise(env):\n    exec({tests!r}, env)\n"
