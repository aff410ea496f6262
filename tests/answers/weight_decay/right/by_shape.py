import torch
import torch.nn.functional as F
from torch import nn


def l2_penalty(w):
    w = w.flatten()
    return torch.dot(w, w) / 2


def train_step(w, b, X, y, lr, lambd):
    def objective(w, b):
        return F.mse_loss(X @ w + b, y) / 2 + lambd * l2_penalty(w)

    slopes = torch.func.grad(objective, argnums=(0, 1))(w.detach(), b.detach())
    return [old.detach() - lr * slope for old, slope in zip((w, b), slopes)]


def make_optimizer(net, lr, wd):
    return torch.optim.SGD(
        [
            dict(params=[p for p in net.parameters() if p.dim() > 1], weight_decay=wd, lr=lr),
            dict(params=[p for p in net.parameters() if p.dim() == 1], weight_decay=0, lr=lr),
        ]
    )
