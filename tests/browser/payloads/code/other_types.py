"""Show HTML under types that are not HTML."""

from IPython.display import display

HTML = "<img src=x onerror=PWN><script>PWN</script>"
TYPES = """text/latex text/plain text/vnd.mermaid application/pdf application/xhtml+xml text/xml application/xml
text/html;charset=utf-7 TEXT/HTML text/markdown;x application/vnd.jupyter.stderr text/html5 text/css text/csv"""
for mime in [*TYPES.split(), "", " text/html", "<img src=x onerror=PWN>"]:
    display({mime: HTML}, raw=True)
