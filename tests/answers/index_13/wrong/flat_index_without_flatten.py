# Uses the flat position on the tensor with three axes, where it is out of range.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return t[12]
