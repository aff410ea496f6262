# Gives only one index and gets the whole block.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return t[2]
