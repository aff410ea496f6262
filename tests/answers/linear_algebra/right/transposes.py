# Divides the transposed matrix; a product with ones below the diagonal.
import torch


def l1_l2(v: torch.Tensor):
    return v.norm(p=1), torch.sqrt(v @ v)


def row_normalise(A: torch.Tensor) -> torch.Tensor:
    return (A.T / A.sum(dim=1)).T


def frobenius(A: torch.Tensor) -> torch.Tensor:
    return torch.sqrt(torch.trace(A.T @ A))


def cumsum_rows(A: torch.Tensor) -> torch.Tensor:
    n = A.shape[0]
    return torch.tril(torch.ones(n, n, dtype=A.dtype)) @ A
