# Gives 2 wd to the optimizer, as if it penalised the square without the half.
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
    weights = [p for name, p in net.named_parameters() if name.endswith("weight")]
    biases = [p for name, p in net.named_parameters() if name.endswith("bias")]
    return torch.optim.SGD([{"params": weights, "weight_decay": 2 * wd}, {"params": biases}], lr=lr)
