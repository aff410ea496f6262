# torch.func.grad on x as it came, without detaching it first.
import torch


def grad_2xtx(x):
    return torch.func.grad(lambda v: 2 * torch.dot(v, v))(x)


def grad_detached(x):
    u = (x * x).detach()
    return torch.func.grad(lambda v: torch.sum(u * v))(x)


def f(a):
    b = a + a
    while abs(b) < 1000:
        b = b + b
    return b if b > 0 else b * 100


def grad_f(a):
    return torch.func.grad(f)(a)
