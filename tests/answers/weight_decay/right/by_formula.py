import torch
from torch import nn


def l2_penalty(w):
    return 0.5 * torch.sum(w * w)


def train_step(w, b, X, y, lr, lambd):
    with torch.no_grad():
        n = X.shape[0]
        error = X @ w + b - y
        grad_w = X.T @ error / n + lambd * w
        grad_b = error.mean()
        return w - lr * grad_w, b - lr * grad_b


def make_optimizer(net, lr, wd):
    weights, biases = [], []
    for name, parameter in net.named_parameters():
        if name.endswith("bias"):
            biases.append(parameter)
        else:
            weights.append(parameter)
    return torch.optim.SGD([{"params": weights, "weight_decay": wd}, {"params": biases}], lr=lr)
