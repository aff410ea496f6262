# Returns the weight without the bias.
# See: Exercise: two layers are one
import torch


def collapse(W1, b1, W2, b2):
    return W1 @ W2
