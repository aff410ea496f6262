# Is a generator: after one epoch it is used up, and it has no len.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    n = len(arrays[0])
    order = torch.randperm(n) if is_train else torch.arange(n)
    for start in range(0, n, batch_size):
        rows = order[start : start + batch_size]
        yield tuple(array[rows] for array in arrays)
