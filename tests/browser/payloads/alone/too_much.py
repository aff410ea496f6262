"""Show so much that to make a page of it would take hours."""

import sys

from IPython.display import HTML, Markdown, display

display(HTML("<ul><li>" * 100_000 + "<img src=x onerror=PWN>"))
display(HTML("<style>" * 100_000 + "<img src=x onerror=PWN>"))
display(Markdown(r"\begin{a}" * 50_000 + "<img src=x onerror=PWN>"))
for _ in range(6):
    display(HTML("<ul><li>" * 2_400 + "<img src=x onerror=PWN>"))
print("\x1b[m" * 100_000, "<img src=x onerror=PWN>")
print("\x1b[m" * 100_000, "<img src=x onerror=PWN>", file=sys.stderr)
raise ValueError("\x1b[31m" * 100_000)
