# Calls torch.mean instead of writing loops.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    return torch.mean(t, dtype=torch.float64).item()
