# Takes row 1 because it is the first row, but indices start at 0.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return t[2, 1, 0].item()
