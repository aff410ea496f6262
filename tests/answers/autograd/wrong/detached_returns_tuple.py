# Returns the tuple of torch.autograd.grad and not the gradient in it.
# See: Slopes without formulas
import torch


def grad_2xtx(x):
    x = x.detach().clone().requires_grad_()
    (2 * torch.dot(x, x)).backward()
    return x.grad


def grad_detached(x):
    x = x.detach().clone().requires_grad_()
    u = (x * x).detach()
    return torch.autograd.grad((u * x).sum(), x)


def f(a):
    b = 2 * a
    while b.norm() < 1000:
        b = 2 * b
    return b if b.sum() > 0 else 100 * b


def grad_f(a):
    a = a.detach().clone().requires_grad_()
    f(a).backward()
    return a.grad
