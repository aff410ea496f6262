# Takes the last block; 13 is in the last but one, which has the index 2.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return t[3, 0, 0].item()
