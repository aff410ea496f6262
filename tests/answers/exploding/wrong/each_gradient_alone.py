# Clips each gradient by its own norm, which changes the direction of the step.
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
    total = 0
    for p in params:
        if p.grad is not None:
            norm = p.grad.norm()
            total += norm**2
            if norm > theta:
                p.grad *= theta / norm
    return total**0.5
