# grad_f goes back through a result without a record: a requires no gradient, or f has cut the record.
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
    return torch.autograd.grad(f(a), a)[0]
