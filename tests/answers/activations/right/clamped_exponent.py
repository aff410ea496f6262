# Bounds the exponent before exp, far out where it makes no difference.
import torch


def relu(x):
    y = x.clone()
    y[y < 0] = 0
    return y


def sigmoid(x):
    return 1 / (1 + torch.exp(-x.clamp(-40, 40)))


def tanh(x):
    x = x.clamp(-20, 20)
    return (torch.exp(x) - torch.exp(-x)) / (torch.exp(x) + torch.exp(-x))


def prelu(x, alpha):
    return x * ((x > 0) + alpha * (x <= 0))


def grad_relu(x):
    return torch.where(x > 0, torch.tensor(1, dtype=x.dtype), torch.tensor(0, dtype=x.dtype))


def grad_sigmoid(x):
    return sigmoid(x) * (1 - sigmoid(x))


def grad_tanh(x):
    return 1 - torch.pow(tanh(x), 2)


def grad_prelu(x, alpha):
    return torch.where(x > 0, 1, alpha).to(x.dtype)
