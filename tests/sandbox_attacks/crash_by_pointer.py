"""Crash the worker with a wrong address."""

# ruff: noqa
# checked from outside
import ctypes

ctypes.string_at(0)
