"""Show without end: displays, warnings, and an error."""

# ruff: noqa
# checked from outside
import warnings

from IPython.display import HTML, display

for number in range(300):
    display(HTML("x" * 100_000))
    warnings.warn("x" * 100_000 + str(number), stacklevel=1)
raise RuntimeError("x" * 100_000_000)
