# The learning rate 0.2 is too large for plain SGD here: the walk jumps across the valley and never settles.
# See: Exercise: minimise a function of two numbers
import torch


def f(x, y):
    return torch.exp(torch.sin(x) ** 2) / (x - y) ** 2 + (x - y) ** 2


def minimise_xy():
    x = torch.tensor(0.2, requires_grad=True)
    y = torch.tensor(10.0, requires_grad=True)
    optimizer = torch.optim.SGD([x, y], lr=0.2)
    for epoch in range(3000):
        optimizer.zero_grad()
        loss = f(x, y)
        loss.backward()
        optimizer.step()
    return x.item(), y.item(), f(x, y).item()
