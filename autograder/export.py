"""The grade table of `nbgrader export`, with a column that says whose grades still need a person."""

import csv
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins.export import CsvExportPlugin

COLUMN = "needs_manual_grade"


class CsvWithReview(CsvExportPlugin):
    """nbgrader's CSV file and one column more: a score of 0.0 there may be one that nobody has given yet."""

    def export(self, gradebook: Gradebook) -> None:
        super().export(gradebook)
        path = Path(self.to or "grades.csv")
        with path.open(newline="") as file:
            header, *rows = csv.reader(file)
        place = header.index("assignment"), header.index("student_id")
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*header, COLUMN])
            writer.writerows([*row, _needs_person(gradebook, row[place[0]], row[place[1]])] for row in rows)


def _needs_person(gradebook: Gradebook, assignment: str, student: str) -> bool:
    try:
        return bool(gradebook.find_submission(assignment, student).needs_manual_grade)
    except MissingEntry:
        return False
