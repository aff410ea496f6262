# Loops over Python numbers, as a beginner writes them.
import torch
from torch import nn


def product_norms(matrices):
    n = matrices.shape[1]
    product = None
    norms = []
    for k in range(matrices.shape[0]):
        if product is None:
            product = matrices[k].clone()
        else:
            product = torch.mm(matrices[k], product)
        total = 0.0
        for i in range(n):
            for j in range(n):
                total += product[i, j].item() ** 2
        norms.append(total**0.5)
    return tuple(norms)


def clip_gradients(params, theta):
    total = 0.0
    grads = []
    for p in params:
        if p.grad is None:
            continue
        grads.append(p.grad)
        for number in p.grad.flatten().tolist():
            total = total + number * number
    norm = total**0.5
    if norm <= theta:
        return norm
    factor = theta / norm
    with torch.no_grad():
        for grad in grads:
            grad.copy_(grad * factor)
    return norm
