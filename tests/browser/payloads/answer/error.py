"""Let the visible test fail with HTML."""


def double(x):
    raise type("<img src=x onerror=PWN>", (Exception,), {})("</pre><script>PWN</script>")
