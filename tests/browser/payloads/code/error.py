"""Stop with an error whose name and text are HTML."""

name = "<img src=x onerror=PWN>"
raise type(name, (Exception,), {})("</pre><script>PWN</script>\n<img src=x onerror=PWN>")
