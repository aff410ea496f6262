# Collects all the values in a list, then divides their sum by the length.
import torch


def mean3d(t):
    values = [float(t[i, j, k])
              for i in range(t.size(0))
              for j in range(t.size(1))
              for k in range(t.size(2))]
    return sum(values) / len(values)
