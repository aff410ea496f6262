# Converts the element to a Python float.
import torch


def get_13(t):
    return float(t[2, 0, -3])
