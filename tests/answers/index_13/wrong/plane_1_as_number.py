# Takes the second block instead of the third.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return t[1, 0, 0].item()
