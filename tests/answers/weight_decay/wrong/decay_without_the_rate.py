# Shortens w by the factor 1 - lambda, without the learning rate.
# See: Large weights
import torch
from torch import nn


def l2_penalty(w):
    return (w**2).sum() / 2


def train_step(w, b, X, y, lr, lambd):
    error = X @ w + b - y
    return (1 - lambd) * w - lr * X.T @ error / len(X), b - lr * error.mean()


def make_optimizer(net, lr, wd):
    weights = [p for name, p in net.named_parameters() if name.endswith("weight")]
    biases = [p for name, p in net.named_parameters() if name.endswith("bias")]
    return torch.optim.SGD([{"params": weights, "weight_decay": wd}, {"params": biases}], lr=lr)
