# Compares the sum of the squares with theta, and scales by it, without the root.
# See: Clipping
def product_norms(matrices):
    product = matrices[0]
    norms = [product.norm()]
    for matrix in matrices[1:]:
        product = matrix @ product
        norms.append(product.norm())
    return norms


def clip_gradients(params, theta):
    grads = [p.grad for p in params if p.grad is not None]
    total = sum((g**2).sum() for g in grads)
    if total > theta:
        for g in grads:
            g *= theta / total
    return total**0.5
