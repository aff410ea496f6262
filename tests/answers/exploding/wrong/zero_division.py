# clip_gradients computes theta / norm also if all gradients are 0, which is a division by zero.
# See: Exercise: products that explode, gradients that are clipped
import torch
from torch import nn


def product_norms(matrices):
    product = matrices[0]
    norms = [product.norm().item()]
    for M in matrices[1:]:
        product = M @ product
        norms.append(product.norm().item())
    return norms


def clip_gradients(params, theta):
    params = [p for p in params if p.grad is not None]
    norm = sum((p.grad ** 2).sum().item() for p in params) ** 0.5
    factor = min(1.0, theta / norm)
    for p in params:
        p.grad.mul_(factor)
    return norm
