# Clones without detach: when x requires a gradient, the copy is no leaf and its .grad stays None.
# See: Exercise: four gradients
import torch


def grad_2xtx(x):
    x = x.clone().requires_grad_(True)
    (2 * torch.dot(x, x)).backward()
    return x.grad


def grad_detached(x):
    x = x.clone().requires_grad_(True)
    u = (x * x).detach()
    (u * x).sum().backward()
    return x.grad


def f(a):
    b = 2 * a
    while b.norm() < 1000:
        b = 2 * b
    return b if b.sum() > 0 else 100 * b


def grad_f(a):
    a = a.detach().clone().requires_grad_()
    f(a).backward()
    return a.grad
