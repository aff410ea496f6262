# An optimizer for each coordinate, in turn.
import torch


def f(x, y):
    d2 = (x - y) ** 2
    return torch.exp(torch.sin(x) ** 2) / d2 + d2


def minimise_xy():
    x = torch.tensor(0.2, requires_grad=True)
    y = torch.tensor(10.0, requires_grad=True)
    optimizers = [torch.optim.SGD([x], lr=0.05), torch.optim.SGD([y], lr=0.05)]
    for _ in range(2000):
        for optimizer in optimizers:
            for other in optimizers:
                other.zero_grad()
            f(x, y).backward()
            optimizer.step()
    return x.item(), y.item(), f(x, y).item()
