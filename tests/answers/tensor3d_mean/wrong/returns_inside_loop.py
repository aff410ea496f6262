# Returns inside the loop, so that only the first block is added.
import torch


def mean3d(t):
    total = 0
    for plane in t:
        for row in plane:
            for x in row:
                total += x.item()
        return total / t.numel()
