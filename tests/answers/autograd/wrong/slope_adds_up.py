# grad_f never clears a.grad, so a second call with the same tensor (or an old .grad) adds two slopes up.
# See: Exercise: four gradients
import torch


def grad_2xtx(x):
    x = x.detach().clone().requires_grad_(True)
    y = 2 * torch.dot(x, x)
    y.backward()
    return x.grad


def grad_detached(x):
    x = x.detach().clone().requires_grad_(True)
    u = (x * x).detach()
    (u * x).sum().backward()
    return x.grad


def f(a):
    b = 2 * a
    while b.norm() < 1000:
        b = b * 2
    if b.sum() > 0:
        return b
    return 100 * b


def grad_f(a):
    a.requires_grad_(True)
    f(a).backward()
    return a.grad.clone()
