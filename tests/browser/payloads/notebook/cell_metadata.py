"""Put HTML into the metadata of all cells."""

HTML = '"><img src=x onerror=PWN><script>PWN</script>'


def edit(notebook):
    for number, cell in enumerate(notebook.cells):
        cell.metadata.update(tags=[HTML], alt=HTML, magics_language=HTML, raw_mimetype="text/html", name=HTML, title=HTML)
        if number:
            cell.id = f"id{number}"
        if "nbgrader" in cell.metadata:
            cell.metadata.nbgrader.update(comment=HTML, points=HTML, score=HTML)
        elif cell.cell_type == "code":
            cell.metadata.nbgrader = {"grade_id": HTML, "solution": True, "grade": True, "points": HTML, "locked": False}
