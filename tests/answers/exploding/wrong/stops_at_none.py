# Stops at the first parameter without a gradient and forgets the ones behind it.
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
    grads = []
    for p in params:
        if p.grad is None:
            break
        grads.append(p.grad)
    norm = sum(float((g**2).sum()) for g in grads) ** 0.5
    if norm > theta:
        for g in grads:
            g *= theta / norm
    return norm
