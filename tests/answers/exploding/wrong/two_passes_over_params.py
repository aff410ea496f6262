# Goes through the generator twice; the second time it is empty.
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
    total = 0.0
    for p in params:
        if p.grad is not None:
            total += (p.grad ** 2).sum().item()
    norm = total ** 0.5
    if norm > theta:
        for p in params:
            if p.grad is not None:
                p.grad *= theta / norm
    return norm
