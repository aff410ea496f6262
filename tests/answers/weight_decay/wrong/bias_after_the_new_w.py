# Works out the slope of b with the new w.
# See: Exercise: weight decay
import torch
from torch import nn


def l2_penalty(w):
    return (w**2).sum() / 2


def train_step(w, b, X, y, lr, lambd):
    w = (1 - lr * lambd) * w - lr * X.T @ (X @ w + b - y) / len(X)
    return w, b - lr * (X @ w + b - y).mean()


def make_optimizer(net, lr, wd):
    weights = [p for name, p in net.named_parameters() if name.endswith("weight")]
    biases = [p for name, p in net.named_parameters() if name.endswith("bias")]
    return torch.optim.SGD([{"params": weights, "weight_decay": wd}, {"params": biases}], lr=lr)
