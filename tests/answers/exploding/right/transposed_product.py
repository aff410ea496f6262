# Multiplies the transposed matrices from the right, which has the same norms; foreach operations.
import torch
from torch import nn


def product_norms(matrices):
    from functools import reduce
    from itertools import accumulate

    products = accumulate((m.T for m in matrices), torch.mm)
    return torch.tensor([float((p * p).sum().sqrt()) for p in products])


@torch.no_grad()
def clip_gradients(params, theta):
    grads = [p.grad for p in params if p.grad is not None]
    norm = torch.stack([g.norm() for g in grads]).norm().item()
    torch._foreach_mul_(grads, min(1.0, theta / max(norm, 1e-12)))
    return norm
