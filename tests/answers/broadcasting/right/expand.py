# Expands both to the full shape; turns the matrices to join their columns.
import torch


def outer_sum(a, b):
    n, m = a.shape[0], b.shape[0]
    return a.unsqueeze(1).expand(n, m) + b.unsqueeze(0).expand(n, m)


def cat_rows(A: torch.Tensor, B: torch.Tensor) -> torch.Tensor:
    return torch.concat([A, B])


def cat_columns(A: torch.Tensor, B: torch.Tensor) -> torch.Tensor:
    return cat_rows(A.T, B.T).T
