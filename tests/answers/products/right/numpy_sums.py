# numpy's multiply and sum; no product of its own.
import numpy as np
import torch


def dot(x, y):
    return np.sum(np.multiply(x.numpy(), y.numpy()))


def mat_vec(A, x):
    return torch.from_numpy((A.numpy() * x.numpy()).sum(axis=1))


def mat_mat(A, B):
    return torch.from_numpy((A.numpy()[:, :, None] * B.numpy()[None, :, :]).sum(1))


def hadamard(A, B):
    return torch.from_numpy(A.numpy() * B.numpy())
