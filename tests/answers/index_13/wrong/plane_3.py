# Takes plane 3 because it is the third plane, but indices start at 0.
import torch


def get_13(t):
    return t[3, 0, 0]
