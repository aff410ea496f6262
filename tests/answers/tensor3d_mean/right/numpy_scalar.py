# Loops over a numpy array; the result is a numpy scalar.
import numpy as np
import torch


def mean3d(t):
    a = t.numpy()
    total = np.float64(0)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            for k in range(a.shape[2]):
                total += a[i, j, k]
    return total / a.size
