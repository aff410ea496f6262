# Uses PyTorch's own clip_grad_norm_, and linalg.
import torch
from torch import nn


def product_norms(matrices):
    products = [matrices[0]]
    for i in range(1, len(matrices)):
        products.append(torch.matmul(matrices[i], products[-1]))
    return torch.linalg.matrix_norm(torch.stack(products))


def clip_gradients(params, theta):
    return nn.utils.clip_grad_norm_(params, theta)
