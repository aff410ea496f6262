# StackDataset and a collate function.
import torch
from torch.utils.data import DataLoader, StackDataset


def load_array(arrays, batch_size, is_train=True):
    def collate(examples):
        return [torch.stack(column) for column in zip(*examples)]

    return DataLoader(StackDataset(*arrays), batch_size, is_train, collate_fn=collate)
