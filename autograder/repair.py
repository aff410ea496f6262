"""Repair: rebuild a submission from the released notebook and the student's cells, and say what was mended.

The released cells give the frame: read-only cells and test cells come back as they were released, in their order, whatever
happened to them. The student's cells keep their text; a cell that was never released stays where it is, behind the released
cell that it follows, unless it holds an answer that would come too late there or be overwritten.
"""

import copy
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode

from autograder.cell_code import added, defined, parses
from autograder.notebooks import grade_id, is_solution
from autograder.outputs import clean

_START = ""
MISSING = "# This cell was missing in the submission."
ELSEWHERE = "# This cell was as it was released: the answer is in another one."


def repair(submitted: NotebookNode, released: NotebookNode) -> tuple[NotebookNode, list[str]]:
    """Return the rebuilt notebook, and a sentence for the student about each thing that was mended."""
    frame = {grade_id(cell): cell for cell in released.cells if grade_id(cell)}
    parts = _Parts(frame)
    parts.sort_out(submitted)
    parts.join_split_answers()
    parts.find_answers_elsewhere()
    rebuilt = nbformat.v4.new_notebook(metadata=copy.deepcopy(released.metadata), cells=parts.in_order())
    for number, cell in enumerate(rebuilt.cells, 1):
        if not grade_id(cell):  # a fresh random id would differ from run to run
            cell.id = f"own-{number}"
    return rebuilt, list(dict.fromkeys(parts.notes))


@dataclass
class _Parts:
    """The submitted cells, sorted out: the text of released ones by name, and the student's own by the one they follow."""

    frame: dict[str, NotebookNode]
    texts: dict[str, str] = field(default_factory=dict)
    before: dict[str, list[NotebookNode]] = field(default_factory=dict)
    behind: dict[str, list[NotebookNode]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def sort_out(self, submitted: NotebookNode) -> None:
        names, last = _released_names(submitted.cells, self.frame), _START
        for cell, name in zip(submitted.cells, names, strict=True):
            if name and name not in self.texts:
                self.texts[name], last = clean(cell.source), name
                self._keep_additions(name)
            elif not name:
                self.behind.setdefault(last, []).append(_plain_copy(cell))
            elif is_solution(self.frame[name]) and cell.source.strip() != self.frame[name].source.strip():
                self.notes.append(f"the cell {name} was there more than once: both were run, in the order of the notebook")
                self.behind.setdefault(last, []).append(_plain_copy(cell))
        self.notes += [f"the cell {name} was missing and was put back" for name in self.frame if name not in self.texts]

    def join_split_answers(self) -> None:
        """Put an answer together again that was split in the middle: neither of its halves is Python by itself."""
        for name in filter(self._is_answered, self.solutions()):
            following = self.behind.get(name, [])
            if parses(self.texts[name]) or not following:
                continue
            joined = f"{self.texts[name]}\n{following[0].source}"
            if parses(joined):
                self.texts[name] = joined
                del following[0]
                self.notes.append(f"the cell {name} was split in the middle and was put together again")

    def find_answers_elsewhere(self) -> None:
        """Give each solution cell that was left as released the answer that stands where it would have no effect."""
        for name in self.solutions():
            wanted = defined(self.frame[name].source)
            if not wanted or self._is_answered(name) or self._defines(self.behind.get(name, []), wanted):
                continue
            if self._take_own_cell(name, wanted) or self._take_from_other_answer(name, wanted):
                self.notes.append(f"the answer for the cell {name} was found in another cell")

    def in_order(self) -> list[NotebookNode]:
        cells = list(self.behind.get(_START, []))
        for name, released in self.frame.items():
            cell = copy.deepcopy(released)
            if is_solution(cell):
                # Not the released text: that would undo an answer which the student wrote in another cell.
                cell.source = self.texts.get(name, MISSING)
            cells += [*self.before.get(name, []), cell, *self.behind.get(name, [])]
        return cells

    def solutions(self) -> list[str]:
        return [name for name, cell in self.frame.items() if is_solution(cell)]

    def _is_answered(self, name: str) -> bool:
        return name in self.texts and self.texts[name].strip() != self.frame[name].source.strip()

    def _keep_additions(self, name: str) -> None:
        """Keep what a student wrote into a released cell that is no place for answers, in cells of its own around it."""
        released = self.frame[name]
        if is_solution(released) or released.cell_type != "code" or self.texts[name].strip() == released.source.strip():
            return
        wanted = {each for solution in self.solutions() for each in defined(self.frame[solution].source)}
        for place, code in zip((self.before, self.behind), added(self.texts[name], released.source, wanted), strict=True):
            if code:
                place.setdefault(name, []).append(nbformat.v4.new_code_cell(code))
                self.notes.append(f"what was written into the cell {name} was run in a cell of its own")

    def _defines(self, cells: list[NotebookNode], wanted: set[str]) -> bool:
        return any(cell.cell_type == "code" and wanted <= defined(cell.source) for cell in cells)

    def _take_own_cell(self, name: str, wanted: set[str]) -> bool:
        """Move a cell of the student's own that defines what is wanted into this place."""
        for cells in self.behind.values():
            for cell in cells:
                if self._defines([cell], wanted):
                    cells.remove(cell)
                    self.texts[name] = cell.source
                    return True
        return False

    def _take_from_other_answer(self, name: str, wanted: set[str]) -> bool:
        """Find the answer in another exercise's cell: an earlier one must not be overwritten, a later one must come now."""
        order = list(self.frame)
        for other in filter(self._is_answered, self.solutions()):
            if wanted <= defined(self.texts[other]) - defined(self.frame[other].source):
                is_earlier = order.index(other) < order.index(name)
                self.texts[name] = ELSEWHERE if is_earlier else self.texts[other]
                return True
        return False


def _released_names(cells: list[NotebookNode], frame: dict[str, NotebookNode]) -> list[str]:
    """Say for each cell which released one it was, or "": by nbgrader's id or the notebook's own, or else by its text."""
    names = [_known_name(cell, frame) for cell in cells]
    by_text = {cell.source.strip(): name for name, cell in frame.items() if cell.source.strip() and name not in names}
    names = [name or by_text.get(cell.source.strip(), "") for cell, name in zip(cells, names, strict=True)]
    for name in frame:
        if name not in names and is_solution(frame[name]):
            place = _likely_place(name, names, cells, frame)
            if place is not None:
                names[place] = name
    return names


def _known_name(cell: NotebookNode, frame: dict[str, NotebookNode]) -> str:
    name = grade_id(cell)
    return name if name in frame else str(cell.get("id", "")) if cell.get("id", "") in frame else ""


def _likely_place(name: str, names: list[str], cells: list[NotebookNode], frame: dict[str, NotebookNode]) -> int | None:
    """Return where a solution cell went that has lost its ids: it defines what it was released for, between its neighbours."""
    wanted, order = defined(frame[name].source), list(frame)
    earlier = [names.index(each) for each in order[: order.index(name)] if each in names]
    later = [names.index(each) for each in order[order.index(name) :] if each in names]
    between = range(max(earlier, default=-1) + 1, min(later, default=len(cells)))
    places = (place for place in between if not names[place] and cells[place].cell_type == "code")
    return next((place for place in places if wanted and wanted <= defined(cells[place].source)), None)


def _plain_copy(cell: NotebookNode) -> NotebookNode:
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    return make.get(cell.cell_type, nbformat.v4.new_raw_cell)(clean(cell.source))
