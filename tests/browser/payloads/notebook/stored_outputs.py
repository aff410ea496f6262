"""Hand in outputs instead of code that makes them, also for cells that are never run."""

from nbformat.v4 import new_code_cell, new_output

HTML = "<img src=x onerror=PWN><script>PWN</script>"


def edit(notebook):
    outputs = [new_output("display_data", data={"text/html": HTML, "application/javascript": "PWN"})]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = outputs
    notebook.cells.append(new_code_cell("", outputs=outputs))
    notebook.cells.append(new_code_cell("import os\nos._exit(1)", outputs=outputs))
    notebook.cells.append(new_code_cell("1", outputs=outputs))
