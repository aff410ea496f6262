# Shuffles the order of the batches, not of the examples.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    batches = list(zip(*(array.split(batch_size) for array in arrays)))

    class Batches:
        def __len__(self):
            return len(batches)

        def __iter__(self):
            order = torch.randperm(len(batches)) if is_train else range(len(batches))
            return iter([batches[i] for i in order])

    return Batches()
