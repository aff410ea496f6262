# Draws examples with replacement: some come twice in an epoch, others never.
# See: Exercise: batches
import torch
from torch.utils.data import DataLoader, TensorDataset


from torch.utils.data import RandomSampler


def load_array(arrays, batch_size, is_train=True):
    dataset = TensorDataset(*arrays)
    sampler = RandomSampler(dataset, replacement=True) if is_train else None
    return DataLoader(dataset, batch_size, sampler=sampler)
