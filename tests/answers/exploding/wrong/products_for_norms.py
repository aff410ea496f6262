# Returns the products themselves and not their norms.
# See: Exercise: products that explode, gradients that are clipped
import torch


def product_norms(matrices):
    products = [matrices[0]]
    for matrix in matrices[1:]:
        products.append(matrix @ products[-1])
    return products


def clip_gradients(params, theta):
    grads = [p.grad for p in params if p.grad is not None]
    norm = torch.sqrt(sum((g**2).sum() for g in grads))
    if norm > theta:
        for g in grads:
            g *= theta / norm
    return norm
