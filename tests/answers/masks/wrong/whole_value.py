# Turns the value into a whole number, so that it loses its decimals.
import torch


def above(x, threshold):
    return x > threshold


def replace_where(x, mask, value):
    return x.masked_fill(mask, int(value))


def swap_first_last(t):
    return t.transpose(0, 2)
