"""Crash the worker with abort, and leave a core dump."""

# ruff: noqa
# checked from outside
import os
import resource

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
os.abort()
