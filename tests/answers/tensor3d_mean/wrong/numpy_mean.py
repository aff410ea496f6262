# Calls np.mean instead of writing loops.
import numpy as np
import torch


def mean3d(t):
    return np.mean(t.numpy())
