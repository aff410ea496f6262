# By hand: only exp of negative numbers, and signs.
import torch


def relu(x):
    return (x + x.abs()) / 2


def sigmoid(x):
    e = torch.exp(-x.abs())
    big = 1 / (1 + e)
    return torch.where(x >= 0, big, 1 - big)


def tanh(x):
    e = torch.exp(-2 * x.abs())
    return torch.sign(x) * (1 - e) / (1 + e)


def prelu(x, alpha):
    positive = (x > 0).type_as(x)
    return positive * x + (1 - positive) * alpha * x


def grad_relu(x):
    return torch.heaviside(x.detach(), torch.zeros((), dtype=x.dtype))


def grad_sigmoid(x):
    e = torch.exp(-x.abs())
    return e / (1 + e) ** 2


def grad_tanh(x):
    e = torch.exp(-2 * x.abs())
    return 4 * e / (1 + e) ** 2


def grad_prelu(x, alpha):
    positive = (x > 0).type_as(x)
    return positive + alpha * (1 - positive)
