# Calls backward on x itself: the gradient is added to what x.grad holds.
# See: Exercise: four activations and their slopes
import torch


def relu(x):
    return torch.where(x > 0, x, torch.zeros_like(x))


def sigmoid(x):
    return torch.sigmoid(x)


def tanh(x):
    return torch.tanh(x)


def prelu(x, alpha):
    return torch.where(x > 0, x, alpha * x)


def grad_relu(x):
    x.requires_grad_()
    relu(x).sum().backward()
    return x.grad


def grad_sigmoid(x):
    x.requires_grad_()
    sigmoid(x).sum().backward()
    return x.grad


def grad_tanh(x):
    x.requires_grad_()
    tanh(x).sum().backward()
    return x.grad


def grad_prelu(x, alpha):
    return torch.where(x > 0, torch.ones_like(x), torch.full_like(x, alpha))
