# Does not clear the old gradients.
# See: Exercise: weight decay
import torch
from torch import nn


def l2_penalty(w):
    return (w**2).sum() / 2


def train_step(w, b, X, y, lr, lambd):
    w.requires_grad_()
    b.requires_grad_()
    loss = ((X @ w + b - y) ** 2 / 2).mean() + lambd * l2_penalty(w)
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
    return w, b


def make_optimizer(net, lr, wd):
    weights = [p for name, p in net.named_parameters() if name.endswith("weight")]
    biases = [p for name, p in net.named_parameters() if name.endswith("bias")]
    return torch.optim.SGD([{"params": weights, "weight_decay": wd}, {"params": biases}], lr=lr)
