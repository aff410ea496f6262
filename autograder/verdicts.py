"""The executed notebook as people see it: below each test cell what was checked, what came out, and the points."""

from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder import report
from autograder.notebooks import exercise_of
from autograder.results import Result


def write_verdicts(notebook: NotebookNode, result: Result) -> None:
    """Replace the outputs of the test cells; what happened to the notebook as a whole stands above the first report."""
    tests = [cell for cell in notebook.cells if exercise_of(cell)]
    for cell in tests:
        cell.outputs = _outputs(cell, result)
    if tests and result.notes:
        about = "".join(f"About this notebook: {note}\n" for note in result.notes)
        tests[0].outputs.insert(0, new_output("stream", name="stdout", text=about))


def _outputs(cell: NotebookNode, result: Result) -> list[NotebookNode]:
    """Return a report for people, and the points as nbgrader itself would read them."""
    checks = result.of(exercise_of(cell))
    told = {"text/html": report.cell_html(checks), "text/plain": report.cell_text(checks)}
    errors = [output for output in cell.outputs if output.output_type == "error"]
    visible = [new_output("stream", name="stdout", text=f"Visible tests: {each.ename}: {each.evalue}\n") for each in errors]
    score = sum(each.score or 0.0 for each in checks)
    points = new_output("execute_result", data={"text/plain": f"{score:g}"}, execution_count=cell.execution_count)
    return [*visible, new_output("display_data", data=told), points]
