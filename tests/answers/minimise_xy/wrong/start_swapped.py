# Starts at x = 10 and y = 0.2.
# See: Exercise: minimise a function of two numbers
import math
import torch

def f(x, y):
    return torch.exp(torch.sin(x) ** 2) / (x - y) ** 2 + (x - y) ** 2

def minimise_xy():
    x = torch.tensor(10.0, requires_grad=True)
    y = torch.tensor(0.2, requires_grad=True)
    opt = torch.optim.SGD([x, y], lr=0.05)
    for _ in range(1000):
        opt.zero_grad()
        loss = f(x, y)
        loss.backward()
        opt.step()
    return x.item(), y.item(), f(x, y).item()
