"""Show pictures that are none."""

from IPython.display import display

SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='PWN'><script>PWN</script><image href='HOST/x.png'/></svg>"
display({"image/svg+xml": SVG}, raw=True)
for mime in ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"):
    display({mime: 'x" onerror="PWN'}, raw=True)
    sizes = {"width": '"><img src=x onerror=PWN>', "alt": '" onerror="PWN', "filenames": {mime: "HOST/x.png"}}
    display({mime: '"><img src=x onerror=PWN>'}, raw=True, metadata={mime: sizes})
