# Indexes the numpy array; the result is a numpy scalar.
import numpy as np
import torch


def get_13(t):
    array = np.array(t)
    return array[2, 0, 0]
