# Puts the bias of every layer into the group, also where it is None.
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
    layers = [m for m in net.modules() if isinstance(m, nn.Linear)]
    weights = [m.weight for m in layers]
    biases = [m.bias for m in layers]
    return torch.optim.SGD([{"params": weights, "weight_decay": wd}, {"params": biases}], lr=lr)
