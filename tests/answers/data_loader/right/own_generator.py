# A generator with a fixed seed moves on from epoch to epoch, so each has its own order.
import torch
from torch.utils.data import DataLoader, TensorDataset


def load_array(arrays, batch_size, is_train=True):
    generator = torch.Generator()
    generator.manual_seed(0)
    return DataLoader(TensorDataset(*arrays), batch_size, shuffle=bool(is_train), generator=generator)
