# Writes the products into the matrices that were given.
# See: Exercise: products that explode, gradients that are clipped
import torch


def product_norms(matrices):
    norms = [matrices[0].norm()]
    for k in range(1, len(matrices)):
        matrices[k] = matrices[k] @ matrices[k - 1]
        norms.append(matrices[k].norm())
    return norms


def clip_gradients(params, theta):
    grads = [p.grad for p in params if p.grad is not None]
    norm = torch.sqrt(sum((g**2).sum() for g in grads))
    if norm > theta:
        for g in grads:
            g *= theta / norm
    return norm
