"""Crash the worker with a recursion that uses up the stack."""

# ruff: noqa
# checked from outside
import sys

sys.setrecursionlimit(10**9)


def deeper(value):
    return [*map(deeper, [value])]


deeper(1)
