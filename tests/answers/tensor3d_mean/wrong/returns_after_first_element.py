# Returns inside the innermost loop, so that only the first element is added.
import torch


def mean3d(t):
    total = 0
    for block in t:
        for row in block:
            for x in row:
                total += x.item()
                return total / t.numel()
