"""Show data of the types that JupyterLab's extensions draw."""

from IPython.display import display

MARK = {"type": "bar", "href": "javascript:PWN"}
VEGA = {"data": {"url": "HOST/data.json"}, "mark": MARK, "usermeta": {"embedOptions": {"loader": "HOST"}}}
TRACE = {"type": "scatter", "text": "<a href='javascript:PWN'>x</a>"}
PLOT = {"data": [TRACE], "layout": {"images": [{"source": "HOST/x.png"}]}}
for mime in ("application/vnd.vega.v5+json", "application/vnd.vegalite.v4+json", "application/vnd.vegalite.v5+json"):
    display({mime: VEGA}, raw=True)
display({"application/vnd.plotly.v1+json": PLOT, "application/geo+json": PLOT, "application/json": PLOT}, raw=True)
