"""Turn the released cells into Markdown and raw HTML, and add cells of types that are none."""

HTML = "<img src=x onerror=PWN><script>PWN</script>"


def edit(notebook):
    for number, cell in enumerate(list(notebook.cells)):
        twin = cell.copy()
        twin.update(cell_type=("raw", "markdown", "html", "heading")[number % 4], source=HTML, id=f"twin{number}")
        twin.metadata = {"format": "text/html", "raw_mimetype": "text/html"}
        notebook.cells.append(twin)
        cell.cell_type = "raw" if number % 2 else "markdown"
        cell.source += HTML
