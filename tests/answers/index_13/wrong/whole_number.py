# Makes a whole number of the element, which loses its decimals.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return int(t[2, 0, 0])
