# Works out the norm and does not change the gradients.
# See: Clipping
import torch


def product_norms(matrices):
    product = matrices[0]
    norms = [product.norm()]
    for matrix in matrices[1:]:
        product = matrix @ product
        norms.append(product.norm())
    return norms


def clip_gradients(params, theta):
    grads = [p.grad for p in params if p.grad is not None]
    norm = torch.sqrt(sum((g**2).sum() for g in grads))
    for g in grads:
        g = g * min(1, theta / (norm + 1e-12))
    return norm
