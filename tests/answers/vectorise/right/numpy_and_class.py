# A stopwatch class for the times, numpy for the sum, and a loop that writes into a clone.
import time

import torch


class Stopwatch:
    def __init__(self, clock):
        self.clock = clock
        self.times = []

    def __enter__(self):
        self.begin = self.clock()

    def __exit__(self, *error):
        self.times.append(self.clock() - self.begin)


def add_loop(a, b):
    total = a.clone()
    for position, number in enumerate(b):
        total[position] += number
    return total


def add_vector(a, b):
    return torch.from_numpy(a.numpy() + b.numpy())


def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    watches = Stopwatch(clock), Stopwatch(clock)
    for function, watch in zip((slow, fast), watches):
        for _ in range(repeats):
            with watch:
                function(a, b)
    return min(watches[0].times) / min(watches[1].times)
