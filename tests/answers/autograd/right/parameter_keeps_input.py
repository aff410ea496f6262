# nn.Parameter on a copy.
import torch
from torch import nn


def grad_2xtx(x):
    p = nn.Parameter(x.detach().clone())
    torch.mul(torch.inner(p, p), 2.0).backward()
    return p.grad.detach()


def grad_detached(x):
    p = nn.Parameter(x.detach().clone())
    y = torch.mul(p, p)
    loss = torch.mul(y.data, p).sum()
    loss.backward()
    return p.grad.detach()


def f(a):
    b = torch.mul(a, 2)
    while torch.lt(torch.linalg.vector_norm(b), 1000):
        b = torch.mul(b, 2)
    return b if torch.gt(torch.sum(b), 0) else torch.mul(b, 100)


def grad_f(a):
    p = nn.Parameter(a.detach().clone())
    return torch.autograd.grad(outputs=f(p), inputs=p)[0]
