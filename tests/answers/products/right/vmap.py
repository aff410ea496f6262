# vmap maps dot over the rows, and mat_vec over the columns.
import torch


def dot(x, y):
    return (x * y).sum()


mat_vec = torch.vmap(dot, in_dims=(0, None))
mat_mat = torch.vmap(mat_vec, in_dims=(None, 1), out_dims=1)


def hadamard(A, B):
    return A.clone().mul_(B)
