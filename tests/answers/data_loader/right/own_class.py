# A class with __iter__ and __len__ and no DataLoader.
import math

import torch


class Batches:
    def __init__(self, arrays, batch_size, is_train):
        self.arrays, self.batch_size, self.is_train = arrays, batch_size, is_train
        self.n = arrays[0].shape[0]

    def __len__(self):
        return math.ceil(self.n / self.batch_size)

    def __iter__(self):
        order = torch.randperm(self.n) if self.is_train else torch.arange(self.n)
        for start in range(0, self.n, self.batch_size):
            rows = order[start : start + self.batch_size]
            yield tuple(array[rows] for array in self.arrays)


def load_array(arrays, batch_size, is_train=True):
    return Batches(arrays, batch_size, is_train)
