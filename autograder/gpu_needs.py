"""What a bundle's job needs of the machine that it has come to: `run.sh` asks this first, so it needs nothing but Python.

The list is that of the kit's own metadata (`Requires-Dist`), as the bundle brings it along.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from platform import python_version

PYTHON = "python"
OWN = {"torch", "torchvision"}  # the machine's own; they are in no bundle
WHEELS = "pip download -r requirements.txt -d wheels --python-version {}.{} --only-binary :all:"


def main() -> int:
    """Say what this Python lacks, and what to do; return 2 if it lacks something."""
    lacks = missing()
    if lacks:
        print(f"autograder: {sys.executable} (Python {python_version()}) lacks {', '.join(lacks)}", file=sys.stderr)
        print(*(f"  - {sentence}" for sentence in _what_to_do(lacks)), sep="\n", file=sys.stderr)
    return 2 if lacks else 0


def missing() -> list[str]:
    """Return what is not there or too old, as it is asked for."""
    if is_older(python_version(), least := metadata("autograder")["Requires-Python"]):
        return [f"{PYTHON}{least}"]
    asked = [each.partition(";") for each in requires("autograder") or []]
    here = [what.strip() for what, _, where in asked if "linux" not in where or sys.platform == "linux"]
    return [each for each in here if _lacks(each)]


def is_older(found: str, asked: str) -> bool:
    """Say whether a version is below the least one of a requirement such as "torch>=2.6"."""
    least = re.search(r">=\s*([\d.]+)", asked)
    return least is not None and _numbers(found) < _numbers(least[1])


def _lacks(asked: str) -> bool:
    try:
        return is_older(version(name_of(asked)), asked)
    except PackageNotFoundError:
        return True


def name_of(asked: str) -> str:
    """Return the package of a requirement such as "torch>=2.6"."""
    return re.split(r"[^\w.-]", asked, maxsplit=1)[0]


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", text.partition("+")[0]))


def _what_to_do(lacks: list[str]) -> list[str]:
    """Return a sentence for each way out."""
    names, told = {name_of(each) for each in lacks}, ["name another interpreter: PYTHON=/path/to/python sh run.sh"]
    if names & OWN:
        told.append("torch and torchvision are this machine's own: install them for the interpreter that PYTHON names")
        told.append(
            "the folder venv/ that run.sh makes does not see what another virtual environment holds: use that one itself"
        )
    if names - OWN - {PYTHON}:
        told.append("with a network: pip install -r requirements.txt")
        told.append(f"without one, where there is one: {WHEELS.format(*sys.version_info)}; then run.sh makes an environment")
    return told


if __name__ == "__main__":
    sys.exit(main())
