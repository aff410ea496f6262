"""Show HTML and Markdown that is nested so deeply that who reads it may give up."""

from IPython.display import HTML, Markdown, display

display(HTML("<div>" * 3000 + "<img src=x onerror=PWN>"), HTML("<b><p>" * 300 + "<script>PWN</script>"))
display(Markdown("> " * 3000 + "<img src=x onerror=PWN>"), Markdown("[" * 300 + "](javascript:PWN)"))
