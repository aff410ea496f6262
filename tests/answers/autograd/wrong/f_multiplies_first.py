# f multiplies a negative number by 100 before it doubles, and not at the end.
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
    b = 2 * a
    if b.sum() <= 0:
        b = 100 * b
    while b.norm() < 1000:
        b = 2 * b
    return b


def grad_f(a):
    a = a.detach().clone().requires_grad_()
    f(a).backward()
    return a.grad
