# As in the book: [:] *=, the norm as a tensor.
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
        if p.grad is not None:
            grads.append(p.grad)
    norm = torch.sqrt(sum(torch.sum(g**2) for g in grads))
    if norm > theta:
        for g in grads:
            g[:] *= theta / norm
    return norm
