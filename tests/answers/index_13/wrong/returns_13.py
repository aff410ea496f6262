# Returns the number 13 and does not look at the tensor.
import torch


def get_13(t):
    return 13
