# One helper for all gradients, and a recursive f.
import torch


def gradient(function, x):
    x = x.clone().detach().requires_grad_()
    (result,) = torch.autograd.grad(function(x), x)
    return result


def grad_2xtx(x):
    return gradient(lambda v: 2 * v.dot(v), x)


def grad_detached(x):
    def z(v):
        return torch.dot(v.square().detach(), v)

    return gradient(z, x)


def double(b):
    return b if b.norm() >= 1000 else double(b * 2)


def f(a):
    b = double(2 * a)
    return b if b.sum() > 0 else b * 100


def grad_f(a):
    return float(gradient(f, a))
