# Adam on two parameters of shape (1,); returns tensors.
import torch
from torch import nn, optim


def f(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    d = torch.square(x - y)
    return torch.exp(torch.square(torch.sin(x))) / d + d


def minimise_xy():
    x = nn.Parameter(torch.tensor([0.2]))
    y = nn.Parameter(torch.tensor([10.0]))
    opt = optim.Adam([x, y], lr=0.1)
    for _ in range(3000):
        opt.zero_grad()
        f(x, y).backward()
        opt.step()
    with torch.no_grad():
        return x, y, f(x, y)
