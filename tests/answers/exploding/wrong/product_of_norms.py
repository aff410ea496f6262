# Multiplies the norms of the matrices, which is only an upper bound.
# See: Exercise: products that explode, gradients that are clipped
import torch
from torch import nn


def product_norms(matrices):
    return torch.cumprod(torch.stack([m.norm() for m in matrices]), dim=0)


def clip_gradients(params, theta):
    params = [p for p in params if p.grad is not None]
    norm = torch.sqrt(sum((p.grad**2).sum() for p in params))
    if norm > theta:
        for p in params:
            p.grad *= theta / norm
    return norm
