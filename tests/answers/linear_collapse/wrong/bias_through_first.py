# Sends b2 through the first layer, in place of b1 through the second.
# See: Exercise: two layers are one
import torch


def collapse(W1, b1, W2, b2):
    return W1 @ W2, b2 @ W1.T + b1
