# Adds up the sizes of all numbers in place of their squares.
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
    norm = sum(g.abs().sum() for g in grads)
    if norm > theta:
        for g in grads:
            g *= theta / norm
    return norm
