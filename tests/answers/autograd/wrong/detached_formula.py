# Works the gradients out on paper and uses no autograd.
# See: Exercise: four gradients
import torch


def grad_2xtx(x):
    x = x.detach().clone().requires_grad_()
    (2 * torch.dot(x, x)).backward()
    return x.grad


def grad_detached(x):
    return (x * x).detach()


def f(a):
    b = 2 * a
    while b.norm() < 1000:
        b = 2 * b
    return b if b.sum() > 0 else 100 * b


def grad_f(a):
    a = a.detach().clone().requires_grad_()
    f(a).backward()
    return a.grad
