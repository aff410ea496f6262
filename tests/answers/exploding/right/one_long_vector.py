# Joins all gradients into one vector for the norm; writes through .data.
import torch
from torch import nn


def product_norms(matrices):
    return [
        torch.linalg.multi_dot(list(matrices[:k].flip(0))).norm() if k > 1 else matrices[0].norm()
        for k in range(1, len(matrices) + 1)
    ]


def clip_gradients(params, theta):
    params = list(params)
    g = torch.cat([p.grad.reshape(-1) for p in params if p.grad is not None])
    norm = float(torch.linalg.vector_norm(g))
    scale = 1.0 if norm <= theta else theta / norm
    for p in params:
        if p.grad is not None:
            p.grad.data.mul_(scale)
    return norm
