# Takes the largest singular value for the norm.
# See: Exercise: products that explode, gradients that are clipped
import torch
from torch import nn


def product_norms(matrices):
    product = matrices[0]
    norms = [torch.linalg.matrix_norm(product, ord=2).item()]
    for matrix in matrices[1:]:
        product = matrix @ product
        norms.append(torch.linalg.matrix_norm(product, ord=2).item())
    return norms


def clip_gradients(params, theta):
    params = [p for p in params if p.grad is not None]
    norm = torch.sqrt(sum((p.grad**2).sum() for p in params))
    if norm > theta:
        for p in params:
            p.grad *= theta / norm
    return norm
