# Returns the iterator of a loader, which is used up after one epoch.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    return iter(DataLoader(TensorDataset(*arrays), batch_size, shuffle=is_train))
