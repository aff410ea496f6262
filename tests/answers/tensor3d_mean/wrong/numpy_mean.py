# Lets numpy compute the mean instead of writing loops.
# See: Exercise: the mean, by hand
import numpy as np
import torch


def mean3d(t):
    return np.mean(t.numpy())
