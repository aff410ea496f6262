"""Show HTML in a list or a dictionary, as notebooks on disk may have it."""

from IPython.display import display

HTML = "<img src=x onerror=PWN>"
for mime in ("text/html", "text/markdown", "text/plain", "image/png", "text/latex"):
    display({mime: [HTML, HTML]}, raw=True)
    display({mime: {HTML: HTML}}, raw=True)
