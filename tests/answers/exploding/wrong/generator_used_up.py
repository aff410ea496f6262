# Goes through the generator twice; the second time it is empty.
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
    norm = torch.sqrt(sum((p.grad**2).sum() for p in params if p.grad is not None))
    if norm > theta:
        for p in params:
            if p.grad is not None:
                p.grad *= theta / norm
    return norm
