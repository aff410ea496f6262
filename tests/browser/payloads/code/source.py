# <img src=x onerror=PWN></pre><script>PWN</script>
"""</script><script>PWN</script>"""

x = "$\\href{javascript:PWN}{x}$"
