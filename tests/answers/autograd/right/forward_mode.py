# Forward-mode autograd with jacfwd and jvp.
import torch
from torch.func import jacfwd, jvp


def grad_2xtx(x):
    return jacfwd(lambda v: 2 * torch.dot(v, v))(x.detach())


def grad_detached(x):
    x = x.detach()
    u = x * x
    return jacfwd(lambda v: (u * v).sum())(x)


def f(a):
    b = 2 * a
    while b.norm().item() < 1000:
        b = b * 2
    return b if b.sum() > 0 else 100 * b


def grad_f(a):
    a = a.detach()
    _, slope = jvp(f, (a,), (torch.ones_like(a),))
    return slope
