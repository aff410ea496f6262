# Divides the penalty by the number of examples as well.
# See: Large weights
import torch
from torch import nn


def l2_penalty(w):
    total = torch.zeros((), dtype=w.dtype)
    for value in w.reshape(-1):
        total = total + value * value
    return total / 2


def train_step(w, b, X, y, lr, lambd):
    w0, b0 = w.detach(), b.detach()
    n = len(X)
    e = X @ w0 + b0 - y
    return w0 - lr * (X.T @ e + lambd * w0) / n, b0 - lr * e.mean(dim=0)


def collect(module, weights, biases):
    if isinstance(module, nn.Linear):
        weights.append(module.weight)
        if module.bias is not None:
            biases.append(module.bias)
    for child in module.children():
        collect(child, weights, biases)


def make_optimizer(net, lr, wd):
    weights, biases = [], []
    collect(net, weights, biases)
    return torch.optim.SGD([{"params": weights, "weight_decay": wd}, {"params": biases, "weight_decay": 0}], lr)
