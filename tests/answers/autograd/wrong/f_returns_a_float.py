# f cuts the record, as item, detach, float and numpy do, so that autograd cannot go through it.
# See: Exercise: four gradients
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
    b = 2 * a.item()
    while abs(b) < 1000:
        b = 2 * b
    return b if b > 0 else 100 * b


def grad_f(a):
    a = a.detach().clone().requires_grad_()
    f(a).backward()
    return a.grad
