# Python's sum and zip over lists.
import torch


def dot(x, y):
    return sum(a * b for a, b in zip(x.tolist(), y.tolist()))


def mat_vec(A, x):
    return torch.tensor([dot(row, x) for row in A], dtype=A.dtype)


def mat_mat(A, B):
    columns = list(zip(*B.tolist()))
    return torch.tensor([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in A.tolist()],
                        dtype=A.dtype)


def hadamard(A, B):
    return torch.tensor([[a * b for a, b in zip(r, s)] for r, s in zip(A.tolist(), B.tolist())], dtype=A.dtype)
