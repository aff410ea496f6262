# A fresh leaf in every function, and backward.
import torch


def grad_2xtx(x):
    x = x.detach().clone()
    x.requires_grad_(True)
    y = 2 * torch.dot(x, x)
    y.backward()
    return x.grad


def grad_detached(x):
    x = x.detach().clone()
    x.requires_grad_(True)
    y = x * x
    u = y.detach()
    z = u * x
    z.sum().backward()
    return x.grad


def f(a):
    b = a * 2
    while b.norm() < 1000:
        b = b * 2
    if b.sum() > 0:
        c = b
    else:
        c = 100 * b
    return c


def grad_f(a):
    a = a.detach().clone().requires_grad_(True)
    d = f(a)
    d.backward()
    return a.grad
