# Divides by the norm even where it is 0.
# See: Exercise: products that explode, gradients that are clipped
import torch
from torch import nn


def product_norms(matrices):
    product = matrices[0]
    norms = [product.norm().item()]
    for matrix in matrices[1:]:
        product = matrix @ product
        norms.append(product.norm().item())
    return norms


def clip_gradients(params, theta):
    grads = [p.grad for p in params if p.grad is not None]
    norm = torch.sqrt(sum((g**2).sum() for g in grads))
    for g in grads:
        g.copy_(g / norm * norm.clamp(max=theta))
    return norm
