"""Show HTML and Markdown that is nested so deeply that who reads it may give up."""

from IPython.display import HTML, Markdown, display

display(HTML("<div>" * 600 + "<img src=x onerror=PWN>"), HTML("<b><p>" * 100 + "<script>PWN</script>"))
display(Markdown("> " * 600 + "<img src=x onerror=PWN>"), Markdown("[" * 300 + "](javascript:PWN)"))
