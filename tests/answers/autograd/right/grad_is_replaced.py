# Returns x.grad itself; that is safe, because .grad is set to None and never changed in place.
import torch


def grad_2xtx(x):
    x = x if x.requires_grad else x.requires_grad_()
    x.grad = None
    (2 * (x * x).sum()).backward()
    return x.grad


def grad_detached(x):
    x = x if x.requires_grad else x.requires_grad_()
    x.grad = None
    ((x**2).detach() * x).backward(torch.ones_like(x))
    return x.grad


def f(a):
    b = 2 * a
    while b.pow(2).sum().sqrt() < 1000:
        b = 2 * b
    return b * (1 if b.sum() > 0 else 100)


def grad_f(a):
    a = a if a.requires_grad else a.requires_grad_()
    a.grad = None
    f(a).backward()
    return a.grad
