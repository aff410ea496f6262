# Always scales to the norm theta, so short gradients become longer.
# See: Clipping
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
    params = [p for p in params if p.grad is not None]
    norm = torch.sqrt(sum((p.grad**2).sum() for p in params))
    for p in params:
        p.grad *= theta / norm
    return norm
