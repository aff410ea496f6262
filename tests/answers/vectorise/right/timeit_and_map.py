# timeit with the given clock, and map instead of a loop; torch.add itself is add_vector.
import operator
import time
import timeit

import torch


def add_loop(a, b):
    return torch.stack(list(map(operator.add, a, b)))


add_vector = torch.add


def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    def shortest(function):
        return min(timeit.repeat(lambda: function(a, b), timer=clock, number=1, repeat=repeats))

    return shortest(slow) / shortest(fast)
