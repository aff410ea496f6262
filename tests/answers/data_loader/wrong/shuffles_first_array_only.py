# Shuffles the first array only, so that rows and labels no longer belong together.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    first, *others = arrays
    if is_train:
        first = first[torch.randperm(len(first))]
    return DataLoader(TensorDataset(first, *others), batch_size)
