# A matrix product is a sum of outer products of columns and rows.
import torch


def dot(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return hadamard(x, y).sum()


def mat_vec(A: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    total = torch.zeros(A.shape[0], dtype=A.dtype)
    for j in range(A.shape[1]):
        total = total + A[:, j] * x[j]
    return total


def mat_mat(A: torch.Tensor, B: torch.Tensor) -> torch.Tensor:
    total = torch.zeros(A.shape[0], B.shape[1], dtype=A.dtype)
    for k in range(A.shape[1]):
        total += torch.outer(A[:, k], B[k])
    return total


def hadamard(A: torch.Tensor, B: torch.Tensor) -> torch.Tensor:
    return A.mul(B)
