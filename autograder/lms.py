"""Zip files as learning platforms export them: one for a class, unpacked into nbgrader's submitted/ folder."""

import re
import zipfile
from pathlib import Path, PurePosixPath

from nbgrader.coursedir import CourseDirectory

from autograder.course import CourseError

MOST_BYTES = 300_000_000  # of one file, unpacked

# Moodle makes a folder for each student, "Ada Lovelace_12345_assignsubmission_file_"; Canvas puts the student before the file's
# name, "lovelaceada_LATE_1815_98765_01_tensors.ipynb"; a plain folder is the student's id.
_MOODLE = re.compile(r"(?P<name>.+)_(?P<number>\d+)_assignsubmission_file_?")
_CANVAS = re.compile(r"(?P<name>[^_/]+)_(?:LATE_)?\d+_\d+_(?P<file>.+)")


def unpack(path: Path, places: CourseDirectory) -> str:
    """Unpack a platform's zip file to where nbgrader expects what was handed in; say in a sentence what was found."""
    students, left = set(), []
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if entry.is_dir() or entry.filename.startswith("__MACOSX/"):
                    continue
                if not (place := _place(entry.filename)) or entry.file_size > MOST_BYTES:
                    left.append(entry.filename)
                    continue
                student, inside = place
                target = Path(places.format_path(places.submitted_directory, student, places.assignment_id)) / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(entry))
                students.add(student)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise CourseError(f"{path} cannot be unpacked ({error}): export it again from the platform") from error
    told = f"; left out: {', '.join(left)[:300]}" if left else ""
    return f"{path.name}: {len(students)} students' files unpacked{told}"


def _place(name: str) -> tuple[str, str] | None:
    """Say whose file this is and where it belongs in the student's folder, or None where that cannot be seen."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or name.startswith("/") or any(part in ("..", ".") or ":" in part for part in parts):
        return None
    if len(parts) > 1:
        match = _MOODLE.fullmatch(parts[0])
        return (match["name"].replace(" ", "_") + f"_{match['number']}" if match else parts[0]), "/".join(parts[1:])
    match = _CANVAS.fullmatch(name)
    return (match["name"], match["file"]) if match else None
