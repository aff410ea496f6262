# Shuffles once, when the loader is made: every epoch has the same order.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    if is_train:
        order = torch.randperm(len(arrays[0]))
        arrays = [array[order] for array in arrays]
    return DataLoader(TensorDataset(*arrays), batch_size)
