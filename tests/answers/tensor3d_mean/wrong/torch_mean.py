# Calls torch.mean instead of writing loops.
import torch


def mean3d(t):
    return torch.mean(t, dtype=torch.float64).item()
