# Three nested loops over the indices; the result is a Python float.
import torch


def mean3d(t):
    total = 0.0
    count = 0
    for i in range(t.shape[0]):
        for j in range(t.shape[1]):
            for k in range(t.shape[2]):
                total = total + t[i][j][k].item()
                count = count + 1
    average = total / count
    return average
