# grad_relu returns whole numbers (int64) instead of the type of x.
# See: Exercise: four activations and their slopes
import torch
from torch import nn


def relu(x):
    return torch.where(x > 0, x, torch.zeros_like(x))


def sigmoid(x):
    return torch.sigmoid(x)


def tanh(x):
    return torch.tanh(x)


def prelu(x, alpha):
    return torch.where(x > 0, x, alpha * x)


def grad_relu(x):
    # slope is 1 where x > 0, otherwise 0
    return (x > 0) * 1


def grad_sigmoid(x):
    s = sigmoid(x)
    return s * (1 - s)


def grad_tanh(x):
    return 1 - tanh(x) ** 2


def grad_prelu(x, alpha):
    return torch.where(x > 0, torch.ones_like(x), alpha * torch.ones_like(x))
