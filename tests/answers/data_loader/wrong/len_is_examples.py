# len is the number of examples and not of batches.
# See: Exercise: batches
import torch


class Batches:
    def __init__(self, arrays, batch_size, is_train):
        self.arrays, self.batch_size, self.is_train = arrays, batch_size, is_train

    def __len__(self):
        return len(self.arrays[0])

    def __iter__(self):
        n = len(self.arrays[0])
        order = torch.randperm(n) if self.is_train else torch.arange(n)
        for start in range(0, n, self.batch_size):
            rows = order[start : start + self.batch_size]
            yield tuple(array[rows] for array in self.arrays)


def load_array(arrays, batch_size, is_train=True):
    return Batches(arrays, batch_size, is_train)
