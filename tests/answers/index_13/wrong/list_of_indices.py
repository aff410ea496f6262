# Passes the three positions as one list, which picks three planes and not one element.
import torch


def get_13(t):
    return t[[2, 0, 0]]
