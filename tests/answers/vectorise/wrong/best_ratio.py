# Takes the smallest of the ratios of single repeats, not the ratio of the shortest times.
# See: Exercise: how much faster is it?
import time

import torch


def add_loop(a, b):
    c = torch.zeros_like(a)
    for i in range(len(a)):
        c[i] = a[i] + b[i]
    return c


def add_vector(a, b):
    return a + b


def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    ratios = []
    for _ in range(repeats):
        start = clock()
        slow(a, b)
        middle = clock()
        fast(a, b)
        end = clock()
        ratios.append((middle - start) / (end - middle))
    return min(ratios)
