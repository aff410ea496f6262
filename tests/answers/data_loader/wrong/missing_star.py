# Gives the tuple to TensorDataset as one tensor: the star is missing.
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(arrays), batch_size, shuffle=is_train)
