"""Show scripts under every type that a browser or a notebook's page may run."""

from IPython.display import display

TYPES = "application/javascript text/javascript application/ecmascript application/x-javascript module text/jsx"
for mime in TYPES.split():
    display({mime: "PWN"}, raw=True)
    display({mime: "PWN", "text/plain": "x"}, raw=True)
