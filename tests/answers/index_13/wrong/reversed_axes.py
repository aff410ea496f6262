# Writes the indices in reverse: column, row, plane.
import torch


def get_13(t):
    return t[0, 0, 2]
