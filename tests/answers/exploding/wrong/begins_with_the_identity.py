# Puts the norm of the identity in front, so there is one number too many.
# See: Exercise: products that explode, gradients that are clipped
import torch


def product_norms(matrices):
    product = torch.eye(matrices.shape[1], dtype=matrices.dtype)
    norms = [product.norm()]
    for matrix in matrices:
        product = matrix @ product
        norms.append(product.norm())
    return norms


def clip_gradients(params, theta):
    grads = [p.grad for p in params if p.grad is not None]
    norm = torch.sqrt(sum((g**2).sum() for g in grads))
    if norm > theta:
        for g in grads:
            g *= theta / norm
    return norm
