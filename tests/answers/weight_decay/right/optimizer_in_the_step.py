import torch
from torch import nn


def l2_penalty(w):
    return torch.linalg.norm(w) ** 2 / 2


def train_step(w, b, X, y, lr, lambd):
    w, b = nn.Parameter(w.detach().clone()), nn.Parameter(b.detach().clone())
    optimizer = torch.optim.SGD([w, b], lr=lr)
    optimizer.zero_grad()
    loss = nn.MSELoss()(X @ w + b, y) / 2
    (loss + lambd * l2_penalty(w)).backward()
    optimizer.step()
    return w.data, b.data


def make_optimizer(net, lr, wd):
    def collect(module):
        found = [(name, p) for name, p in module._parameters.items() if p is not None]
        for child in module.children():
            found = found + collect(child)
        return found

    optimizer = torch.optim.SGD([p for name, p in collect(net) if name == "weight"], lr=lr, weight_decay=wd)
    biases = [p for name, p in collect(net) if name == "bias"]
    if biases:
        optimizer.add_param_group({"params": biases, "weight_decay": 0.0})
    return optimizer
