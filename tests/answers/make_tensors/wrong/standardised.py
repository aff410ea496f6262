# Standardises the numbers, so that they are not drawn each on its own.
# See: Exercise: make tensors
import torch


def range_matrix(rows, cols):
    return torch.arange(rows * cols).reshape(rows, cols)


def filled(shape, value):
    return torch.full(shape, value)


def gaussian(shape, seed):
    torch.manual_seed(seed)
    numbers = torch.randn(shape)
    if numbers.numel() < 2:
        return numbers
    return (numbers - numbers.mean()) / numbers.std()
