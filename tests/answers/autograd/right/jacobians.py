# The Jacobian of a scalar function is its gradient; vjp for the second one.
import torch
from torch.autograd.functional import jacobian, vjp


def grad_2xtx(x):
    return jacobian(lambda v: 2 * torch.dot(v, v), x.detach())


def grad_detached(x):
    x = x.detach()
    _, result = vjp(lambda v: v.mul(v).detach().mul(v), x, torch.ones_like(x))
    return result


def f(a):
    factor = 2
    while (factor * a).norm() < 1000:
        factor *= 2
    b = factor * a
    return b if b.sum() > 0 else 100 * b


def grad_f(a):
    return jacobian(f, a.detach())
