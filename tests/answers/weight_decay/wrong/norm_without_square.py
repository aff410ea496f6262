# Takes the norm as the penalty, without the square: its gradient is w / ||w||.
# See: Large weights
import torch
from torch import nn


def l2_penalty(w):
    return torch.norm(w) / 2


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
    weights = [p for name, p in net.named_parameters() if name.endswith("weight")]
    biases = [p for name, p in net.named_parameters() if name.endswith("bias")]
    return torch.optim.SGD([{"params": weights, "weight_decay": wd}, {"params": biases}], lr=lr)
