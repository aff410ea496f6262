# Computes the position from the flat number 12 and keeps it in a tuple.
import torch


def get_13(t):
    flat = 13 - 1
    rows, columns = t.shape[1], t.shape[2]
    position = (flat // (rows * columns), flat // columns % rows, flat % columns)
    return t[position]
