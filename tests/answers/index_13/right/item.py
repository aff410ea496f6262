# Takes the Python number out of the element.
import torch


def get_13(t):
    return t[2][0][0].item()
