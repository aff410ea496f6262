"""The course: what course.toml says, and the path of everything that a name stands for."""

import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, PositiveFloat, PositiveInt, ValidationError

from autograder.sandbox import Isolation

Model = TypeVar("Model", bound=BaseModel)


def journals(root: Path, assignment: str) -> Path:
    """Return the folder of what is known of a class's submissions: it is there once the class was graded."""
    return root / "journal" / assignment


class CourseError(Exception):
    """Something in the course's own files is wrong; the message says what, where, and what to do."""


class SolutionFailure(Exception):
    """The reference solution gave no value: a fault of the course, never a student's."""


class Limits(BaseModel):
    """What one submission may use."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cell_seconds: PositiveFloat = 20
    notebook_seconds: PositiveFloat = 60
    check_seconds: PositiveFloat = 10
    exercise_seconds: PositiveFloat = 30
    output_bytes: PositiveInt = 1_000_000
    memory_bytes: PositiveInt = 4_000_000_000
    cpu_seconds: PositiveInt = 120
    processes: PositiveInt = 128
    open_files: PositiveInt = 256
    file_bytes: PositiveInt = 64_000_000
    scratch_bytes: PositiveInt = 256_000_000
    files: PositiveInt = 20_000
    gpu_memory_bytes: PositiveInt = 8_000_000_000


class Settings(BaseModel):
    """The content of course.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    assignments: list[str]
    warm: list[str] = []
    isolation: Isolation = "reduced"
    device_checks: bool = False
    limits: dict[str, Any] = {}


class Assignment:
    """One notebook of the course; its name gives every path."""

    def __init__(self, course: "Course", name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        self.source = course.root / "solutions" / name / f"{name}.py"
        self.released = course.root / "assignments" / name / f"{name}.ipynb"
        self.checks = course.root / "tests" / "hidden" / f"test_{name}.py"
        self.device_checks = course.root / "tests" / "gpu" / f"test_{name}.py"  # an assignment may have none
        self.counts_device_checks = course.settings.device_checks
        self._warm = course.settings.warm

    @property
    def warm(self) -> list[str]:
        """Of the modules that are imported before any notebook is run, torch's own and those that the solution imports."""
        imports = " ".join(re.findall(r"^ *(?:import|from) .*", self.source.read_text(), re.MULTILINE))
        named = {"torch", *re.findall(r"\w+", imports)}
        return [module for module in self._warm if module.split(".")[0] in named]


class Course:
    """A folder with a course.toml."""

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root, self.settings = root, settings
        self.answers = root / "tests" / "answers"

    @classmethod
    def find(cls, start: Path | None = None) -> "Course":
        """Load the course of the folder `start` (default: the working folder) or of the nearest one above it."""
        start = (start or Path.cwd()).resolve()
        for folder in (start, *start.parents):
            if (folder / "course.toml").is_file():
                return cls(folder, _read_settings(folder / "course.toml"))
        raise CourseError(f"there is no course.toml in {start} or above it: run this inside the folder of a course")

    @cached_property
    def assignments(self) -> dict[str, Assignment]:
        """The assignments by name, in teaching order."""
        return {name: Assignment(self, name, self._limits(name)) for name in self.settings.assignments}

    def assignment(self, name: str) -> Assignment:
        """Return one assignment. Raise CourseError for a name that course.toml does not list."""
        if name not in self.assignments:
            raise CourseError(f"there is no assignment {name!r}; course.toml lists {', '.join(self.assignments)}")
        return self.assignments[name]

    def select(self, names: list[str] | None) -> list[Assignment]:
        """Return the named assignments, or all of them."""
        return [self.assignment(name) for name in names or self.assignments]

    def _limits(self, name: str) -> Limits:
        settings = self.settings.limits
        common = {key: value for key, value in settings.items() if not isinstance(value, dict)}
        return _validated(Limits, common | settings.get(name, {}), f"{self.root / 'course.toml'}, limits of {name}")


def _read_settings(path: Path) -> Settings:
    try:
        content = tomllib.loads(path.read_text())
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} is not TOML: {error}") from error
    settings = _validated(Settings, content, str(path))
    unknown = {key for key, value in settings.limits.items() if isinstance(value, dict)} - set(settings.assignments)
    if unknown:
        raise CourseError(f"{path}: [limits.{min(unknown)}] names no assignment of the list `assignments`")
    return settings


def _validated(model: type[Model], content: dict[str, Any], place: str) -> Model:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        raise CourseError(f"{place}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
