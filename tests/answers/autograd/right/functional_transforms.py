# torch.func.grad of small functions; nothing is stored anywhere.
import torch
from torch.func import grad


def grad_2xtx(x: torch.Tensor) -> torch.Tensor:
    return grad(lambda v: 2 * v @ v)(x.detach())


def grad_detached(x: torch.Tensor) -> torch.Tensor:
    return grad(lambda v: ((v * v).detach() * v).sum())(x.detach())


def f(a: torch.Tensor) -> torch.Tensor:
    b = 2 * a
    while torch.linalg.norm(b) < 1000:
        b = 2 * b
    return torch.where(b.sum() > 0, b, 100 * b)


def grad_f(a: torch.Tensor) -> torch.Tensor:
    return grad(f)(a.detach())
