# Goes back through a result without a record, for x does not require a gradient.
# See: Exercise: four gradients
import torch


def grad_2xtx(x):
    return torch.autograd.grad(2 * torch.dot(x, x), x)[0]


def grad_detached(x):
    u = (x * x).detach()
    return torch.autograd.grad((u * x).sum(), x)[0]


def f(a):
    b = 2 * a
    while b.norm() < 1000:
        b = 2 * b
    return b if b.sum() > 0 else 100 * b


def grad_f(a):
    return torch.autograd.grad(f(a), a)[0]
