# The path holds what each step reached; x0 is not in it.
import torch
from torch import nn, optim


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(x0, requires_grad=True)
    path = []
    moved = epsilon + 1
    while moved > epsilon:
        g = torch.autograd.grad(f(x), x)[0]
        with torch.no_grad():
            new = x - eta * g
            moved = (new - x).abs().item()
            x.copy_(new)
        path.append(x.item())
    return x.item(), path


def minimise_sgd(f, x0, eta, epsilon):
    x = nn.Parameter(torch.tensor(x0))
    opt = optim.SGD([x], lr=eta)
    path = []
    moved = epsilon + 1
    while moved > epsilon:
        before = x.item()
        opt.zero_grad()
        f(x).backward()
        opt.step()
        moved = abs(x.item() - before)
        path.append(x.item())
    return x.item(), path
