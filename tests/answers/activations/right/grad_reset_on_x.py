# Backward on x itself, with the old gradient put back.
import torch


def relu(x):
    return x * (x > 0)


def sigmoid(x):
    return torch.sigmoid(x)


def tanh(x):
    return torch.sigmoid(2 * x) * 2 - 1


def prelu(x, alpha):
    return x.clamp_min(0) + alpha * x.clamp_max(0)


def slope_of(y, x):
    (slope,) = torch.autograd.grad(y, x, grad_outputs=torch.ones_like(y))
    return slope


def grad_relu(x):
    x.requires_grad_(True)
    return slope_of(relu(x), x)


def grad_sigmoid(x):
    x.requires_grad_(True)
    return slope_of(sigmoid(x), x)


def grad_tanh(x):
    old, x.grad = x.grad, None
    x.requires_grad_(True)
    tanh(x).sum().backward()
    slope, x.grad = x.grad, old
    return slope


def grad_prelu(x, alpha):
    x.requires_grad_(True)
    return slope_of(prelu(x, alpha), x)
