# Calls a ready-made mean, such as t.mean() or torch.mean, instead of adding up the elements.
# See: Exercise: the mean, by hand
import torch


def mean3d(t):
    return torch.mean(t, dtype=torch.float64).item()
