# Nested lists, ones times the value, and seeds without touching the global generator.
import torch


def range_matrix(rows, cols):
    return torch.tensor([[i * cols + j for j in range(cols)] for i in range(rows)])


def filled(shape, value):
    return torch.ones(shape) * value


def gaussian(shape, seed):
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return torch.randn(*shape)
