# Fills empty tensors in place, in float64.
import torch


def range_matrix(rows: int, cols: int) -> torch.Tensor:
    return torch.linspace(0, rows * cols - 1, rows * cols, dtype=torch.float64).round().view(rows, cols)


def filled(shape: tuple, value: float) -> torch.Tensor:
    return torch.empty(*shape, dtype=torch.float64).fill_(value)


def gaussian(shape: tuple, seed: int) -> torch.Tensor:
    rng = torch.Generator().manual_seed(seed)
    return torch.empty(shape, dtype=torch.float64).normal_(generator=rng)
