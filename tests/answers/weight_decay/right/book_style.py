import torch
from torch import nn


def l2_penalty(w):
    return torch.sum(w.pow(2)) / 2


def squared_loss(y_hat, y):
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2


def sgd(params, lr):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad
            param.grad.zero_()


def train_step(w, b, X, y, lr, lambd):
    for param in (w, b):
        param.requires_grad_(True)
        param.grad = None
    loss = squared_loss(torch.matmul(X, w) + b, y).mean() + lambd * l2_penalty(w)
    loss.backward()
    sgd([w, b], lr)
    return w, b


def make_optimizer(net, lr, wd):
    groups = []
    for module in net.modules():
        if type(module) == nn.Linear:
            groups.append({"params": module.weight, "weight_decay": wd})
            if module.bias is not None:
                groups.append({"params": module.bias})
    return torch.optim.SGD(groups, lr=lr)
