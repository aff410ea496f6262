# Makes a new tensor from the plain numbers; grad_f returns a Python float.
import torch


def fresh(x):
    return torch.tensor(x.tolist(), dtype=x.dtype, requires_grad=True)


def grad_2xtx(x):
    v = fresh(x)
    y = 0
    for number in v:
        y = y + 2 * number * number
    y.backward()
    return v.grad


def grad_detached(x):
    v = fresh(x)
    u = torch.tensor([number**2 for number in x.tolist()], dtype=x.dtype)
    torch.sum(u * v).backward()
    return v.grad


def f(a):
    b = a * 2
    while True:
        if b.norm() >= 1000:
            break
        b = b * 2
    if b.sum() <= 0:
        b = b * 100
    return b


def grad_f(a):
    v = fresh(a)
    f(v).backward()
    return v.grad.item()
