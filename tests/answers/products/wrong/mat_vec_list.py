# mat_vec returns a list of numbers and no tensor.
# See: Exercise: products by hand
import torch


def dot(x, y):
    return (x * y).sum()


def mat_vec(A, x):
    return [float((row * x).sum()) for row in A]


def mat_mat(A, B):
    return torch.stack([mat_vec(A, B[:, j]) for j in range(B.shape[1])], dim=1)


def hadamard(A, B):
    return A * B
