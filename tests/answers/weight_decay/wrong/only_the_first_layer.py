# Leaves the weights of some linear layers without decay.
# See: Exercise: weight decay
import torch
from torch import nn


def l2_penalty(w):
    return (w**2).sum() / 2


def train_step(w, b, X, y, lr, lambd):
    w = w.detach().clone().requires_grad_()
    b = b.detach().clone().requires_grad_()
    loss = ((X @ w + b - y) ** 2 / 2).mean() + lambd * l2_penalty(w)
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
    return w.detach(), b.detach()


def make_optimizer(net, lr, wd):
    weights = [net[0].weight]
    others = [p for p in net.parameters() if p is not net[0].weight]
    return torch.optim.SGD([{"params": weights, "weight_decay": wd}, {"params": others}], lr=lr)
