# Works on the tensor it was given: lets it require a gradient, clears .grad, and returns a copy.
import torch


def grad_2xtx(x):
    x.requires_grad_(True)
    x.grad = None
    y = 2 * torch.dot(x, x)
    y.backward()
    return x.grad.clone()


def grad_detached(x):
    x.requires_grad_(True)
    if x.grad is not None:
        x.grad.zero_()
    with torch.no_grad():
        u = x * x
    z = u * x
    z.sum().backward()
    return x.grad.clone()


def f(a):
    b = a * 2
    while torch.norm(b) < 1000:
        b = b * 2
    return b if b.sum().item() > 0 else 100 * b


def grad_f(a):
    a.requires_grad_(True)
    a.grad = None
    f(a).backward()
    return a.grad.item()
