# A batch is a list of examples and does not hold one tensor for each array.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    return DataLoader(TensorDataset(*arrays), batch_size, shuffle=is_train, collate_fn=list)
