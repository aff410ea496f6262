# A small class keeps the total and the count.
import torch


class RunningAverage:
    def __init__(self):
        self.total = 0.0
        self.count = 0

    def add(self, value):
        self.total += value
        self.count += 1

    def result(self):
        return self.total / self.count


def mean3d(t: torch.Tensor) -> torch.Tensor:
    average = RunningAverage()
    for value in t.reshape(-1):
        average.add(value.item())
    return torch.tensor(average.result())
