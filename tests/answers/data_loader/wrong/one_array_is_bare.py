# With one array the batches are bare tensors and not lists with one tensor.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    dataset = TensorDataset(*arrays) if len(arrays) > 1 else arrays[0]
    return DataLoader(dataset, batch_size, shuffle=is_train)
