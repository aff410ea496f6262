# Counts all three indices from 1.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return t[3, 1, 1].item()
