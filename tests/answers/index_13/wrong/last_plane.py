# Takes the last block with -1; the element is in the last but one.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return t[-1, 0, 0]
