# Gives only one index and gets the whole plane.
import torch


def get_13(t):
    return t[2]
