"""The classes that the benchmark grades: ordinary submissions out of the answer bank, half of them right in everything."""

import random
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.answers import Answer, answers_to
from autograder.course import Assignment, Course
from autograder.notebooks import exercise_of, exercises_in, solution_cells
from autograder.release import release
from autograder.submissions import read_released

sys.path.insert(0, str(Path(__file__).parents[1]))
from small_course import small_course

IN_NOTEBOOK = Path(__file__).parent / "in_notebook"
TRAINING = """

# %%
class Prices(nn.Module):
    def __init__(self, num_in):
        super().__init__()
        self.linear = nn.Linear(num_in, 1)
        nn.init.constant_(self.linear.bias, 12.0)

    def forward(self, X):
        return self.linear(X).exp()


def fit(X_train, y_train, X_valid, y_valid):
    net = Prices(X_train.shape[1])
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for epoch in range(70):
        for rows in torch.randperm(len(X_train)).split(64):
            optimizer.zero_grad()
            nn.functional.mse_loss(net(X_train[rows]).log(), y_train[rows].log()).backward()
            optimizer.step()
    return log_rmse(net, X_train, y_train), log_rmse(net, X_valid, y_valid)


train_features, test_features, train_labels = preprocess(train_data, test_data)
print(k_fold(5, train_features, train_labels, fit))
"""


@dataclass(frozen=True)
class SchoolClass:
    """A course with one assignment, made for the benchmark. `told` says what its notebooks are like."""

    told: str
    course: Course
    bank: Course

    @property
    def assignment(self) -> Assignment:
        return next(iter(self.course.assignments.values()))

    def tests(self, exercise: str) -> str:
        """Return the tests that the other graders run in the notebook: the visible ones, and what our hidden checks test."""
        released = read_released(self.assignment)
        visible = next(cell.source for cell in released.cells if exercise_of(cell) == exercise)
        return f"{visible}\n\n{(IN_NOTEBOOK / f'{exercise}.py').read_text()}"

    def answers(self, students: int) -> list[dict[str, Answer]]:
        """Return each student's answers, the same in every run: every other student's are right."""
        chosen = random.Random(self.assignment.name)
        bank = {exercise: answers_to(self.bank, exercise) for exercise in exercises_in(read_released(self.assignment))}
        return [
            {
                exercise: chosen.choice([each for each in answers if each.right or number % 2])
                for exercise, answers in bank.items()
            }
            for number in range(students)
        ]

    def right(self, students: int) -> int:
        """Return how many of them are right in everything."""
        return sum(all(answer.right for answer in answers.values()) for answers in self.answers(students))

    def hand_in(self, root: Path, students: int, *, tested: bool = False) -> None:
        """Write nbgrader's submitted/<student>/<assignment>/ below `root`; `tested`: with all tests in the notebook."""
        name = self.assignment.name
        for number, answers in enumerate(self.answers(students)):
            folder = root / "submitted" / f"student_{number:04}" / name
            folder.mkdir(parents=True, exist_ok=True)
            for path in self.assignment.released.parent.iterdir():
                if path.suffix != ".ipynb":
                    (folder / path.name).write_bytes(path.read_bytes())
            notebook = self._filled(answers)
            for cell in notebook.cells if tested else ():
                if exercise := exercise_of(cell):
                    cell.source = self.tests(exercise)
            nbformat.write(notebook, folder / f"{name}.ipynb")

    def _filled(self, answers: dict[str, Answer]) -> NotebookNode:
        notebook = read_released(self.assignment)
        for exercise, answer in answers.items():
            first, *others = solution_cells(notebook, exercise)
            first.source = answer.text
            for cell in others:
                cell.source = ""
        return notebook


def school_classes(bank: Course, folder: Path) -> list[SchoolClass]:
    """Make both courses: one with small notebooks, one whose notebooks also train networks for about a second."""
    dropout = small_course(bank, folder / "dropout", {"09_regularization": {"dropout"}})
    k_fold = small_course(bank, folder / "k_fold", {"11_house_prices": {"kfold_houseprice"}})
    assignment = k_fold.assignment("11_house_prices")
    assignment.source.write_text(assignment.source.read_text() + TRAINING)
    release(assignment, k_fold.root)
    for course, exercise in ((dropout, "dropout"), (k_fold, "kfold_houseprice")):
        shutil.copytree(bank.answers / exercise, course.answers / exercise)  # misconceptions are found with it
    return [SchoolClass("dropout", dropout, bank), SchoolClass("k-fold on house prices, with training", k_fold, bank)]
