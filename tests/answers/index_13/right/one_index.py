# One index with three positions; the result is a 0-d tensor.
import torch


def get_13(t):
    return t[2, 0, 0]
