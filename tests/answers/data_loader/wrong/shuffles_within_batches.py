# Shuffles within the batches only: a batch always holds the same examples.
# See: Exercise: batches
import torch


class Batches:
    def __init__(self, arrays, size, shuffle):
        self.arrays, self.size, self.shuffle = arrays, size, shuffle

    def __len__(self):
        return -(-len(self.arrays[0]) // self.size)

    def __iter__(self):
        for rows in torch.arange(len(self.arrays[0])).split(self.size):
            if self.shuffle:
                rows = rows[torch.randperm(len(rows))]
            yield [array[rows] for array in self.arrays]


def load_array(arrays, batch_size, is_train=True):
    return Batches(arrays, batch_size, is_train)
