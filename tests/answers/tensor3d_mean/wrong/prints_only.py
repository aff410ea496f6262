# Prints the mean but does not return it.
import torch


def mean3d(t):
    total = 0
    for x in t.flatten():
        total += x.item()
    print(total / t.numel())
