# Multiplies each new matrix from the right.
# See: Exercise: products that explode, gradients that are clipped
import torch
from torch import nn


def product_norms(matrices):
    result = []
    P = matrices[0]
    result.append(torch.norm(P))
    for i in range(1, len(matrices)):
        P = P @ matrices[i]
        result.append(torch.norm(P))
    return torch.stack(result)


def clip_gradients(params, theta):
    grads = [p.grad for p in params if p.grad is not None]
    norm = sum(float((g ** 2).sum()) for g in grads) ** 0.5
    if norm > theta:
        for g in grads:
            g.mul_(theta / norm)
    return norm
