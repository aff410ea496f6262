# Adds the sum of b1 to every bias; b1 must go through the second layer.
# See: Exercise: two layers are one
import torch


def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1.sum() + b2
