"""Run the cells of notebooks and nothing else, each in a fork of a process that has everything imported.

As many run at once as there are cores, for two cores that both work are slower than one alone. Prints the processor seconds of
all of them, which no grader can save.
"""

import os
import resource
from pathlib import Path

import matplotlib.pyplot  # noqa: F401
import nbformat
import pandas  # noqa: F401
import sklearn.datasets  # noqa: F401
import torch
import torchvision  # noqa: F401
from IPython.core.interactiveshell import InteractiveShell


class Shell(InteractiveShell):
    """IPython's, without windows."""

    def enable_gui(self, gui: str | None = None) -> None:
        pass


torch.set_num_threads(1)
shell = Shell.instance()
shell.run_line_magic("matplotlib", "inline")
running = 0
for path in sorted(Path("submitted").glob("*/*/*.ipynb")):
    if running == os.cpu_count():
        os.wait()
        running -= 1
    if os.fork():
        running += 1
        continue
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    os.chdir(path.parent)
    for cell in nbformat.read(path.name, as_version=4).cells:
        if cell.cell_type == "code":
            shell.run_cell(cell.source)
    os._exit(0)
for _ in range(running):
    os.wait()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)
