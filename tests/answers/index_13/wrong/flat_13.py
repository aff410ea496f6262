# Uses 13 as the flat position, but the first element has position 0.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return t.flatten()[13]
