# Shuffles once, when the loader is made: every epoch has the same order.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    data = TensorDataset(*arrays)
    loader = DataLoader(data, batch_size=batch_size, shuffle=is_train)
    batches = [batch for batch in loader]
    return batches
