# Returns the bias as a matrix with one column.
# See: Exercise: two layers are one
import torch


def collapse(W1, b1, W2, b2):
    return W1 @ W2, (b1 @ W2 + b2).reshape(-1, 1)
