# Loops over the positions; four readings of the clock in one loop.
import time

import torch


def add_loop(a, b):
    n = a.shape[0]
    c = torch.zeros(n, dtype=a.dtype)
    for i in range(n):
        c[i] = a[i] + b[i]
    return c


def add_vector(a, b):
    c = a + b
    return c


def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    best_slow = None
    best_fast = None
    for i in range(repeats):
        t0 = clock()
        slow(a, b)
        t1 = clock()
        if best_slow is None or t1 - t0 < best_slow:
            best_slow = t1 - t0
        t2 = clock()
        fast(a, b)
        t3 = clock()
        if best_fast is None or t3 - t2 < best_fast:
            best_fast = t3 - t2
    return best_slow / best_fast
