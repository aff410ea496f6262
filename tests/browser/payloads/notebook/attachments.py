"""Attach a picture that is a script to a Markdown cell."""

import base64

SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='PWN'><script>PWN</script></svg>"


def edit(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            data = base64.b64encode(SVG.encode()).decode()
            cell.attachments = {"x.svg": {"image/svg+xml": data, 'text/html"><img src=x onerror=PWN>': "x"}}
            cell.source += "\n![x](attachment:x.svg)"
