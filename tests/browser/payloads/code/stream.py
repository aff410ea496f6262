"""Write HTML to both streams."""

import sys

print("<img src=x onerror=PWN><script>PWN</script>")
print("</pre><img src=x onerror=PWN>", file=sys.stderr)
