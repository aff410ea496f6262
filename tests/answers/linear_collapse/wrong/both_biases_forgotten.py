# Returns a bias of 0, though both layers have one.
# See: Exercise: two layers are one
import torch


def collapse(W1, b1, W2, b2):
    return W1 @ W2, torch.zeros_like(b2)
