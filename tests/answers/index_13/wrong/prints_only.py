# Prints the element but does not return it.
import torch


def get_13(t):
    print(t[2, 0, 0])
