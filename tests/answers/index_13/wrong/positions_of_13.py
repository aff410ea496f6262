# Searches for the value 13 and returns where it stands.
# See: Exercise: find a number by its position
import torch


def get_13(t):
    return (t == 13).nonzero()
