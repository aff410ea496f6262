# The product starts with a float32 identity matrix, which cannot be multiplied with float64 matrices.
# See: Exercise: products that explode, gradients that are clipped
import torch
from torch import nn


def product_norms(matrices):
    n = matrices.shape[1]
    product = torch.eye(n)
    norms = []
    for M in matrices:
        product = M @ product
        norms.append(torch.sqrt((product ** 2).sum()).item())
    return norms


def clip_gradients(params, theta):
    grads = [p.grad for p in params if p.grad is not None]
    norm = sum(float((g ** 2).sum()) for g in grads) ** 0.5
    if norm > theta:
        for g in grads:
            g.mul_(theta / norm)
    return norm
