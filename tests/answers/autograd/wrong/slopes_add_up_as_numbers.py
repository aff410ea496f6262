# grad_f never clears .grad: what a.grad holds already is added to the slope.
# See: Slopes without formulas
import torch


def grad_2xtx(x):
    x = x.detach().clone().requires_grad_()
    (2 * torch.dot(x, x)).backward()
    return x.grad


def grad_detached(x):
    x = x.detach().clone().requires_grad_()
    ((x * x).detach() * x).sum().backward()
    return x.grad


def f(a):
    b = 2 * a
    while b.norm() < 1000:
        b = 2 * b
    return b if b.sum() > 0 else 100 * b


def grad_f(a):
    a.requires_grad_()
    f(a).backward()
    return a.grad.item()
