"""Undo what ends the worker with its parents: the signal at the parent's death, and who adopts orphans."""

# ruff: noqa
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
for option, value in ((1, 0), (36, 1)):  # PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER
    print("REACHED" if libc.prctl(option, value, 0, 0, 0) == 0 else "refused", option)
