# torch.func.grad on plain tensors; the path is one tensor.
import torch
from torch import nn
from torch.func import grad


def minimise(f, x0, eta, epsilon):
    slope = grad(f)
    path = [torch.tensor(float(x0))]
    while len(path) < 2 or (path[-1] - path[-2]).abs() > epsilon:
        path.append(path[-1] - eta * slope(path[-1]))
    return path[-1], torch.stack(path)


def minimise_sgd(f, x0, eta, epsilon):
    x = nn.Parameter(torch.tensor(float(x0)))
    optimizer = torch.optim.SGD(params=[x], lr=eta)
    path = [x.detach().clone()]
    while len(path) < 2 or (path[-1] - path[-2]).abs() > epsilon:
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
        path.append(x.detach().clone())
    return x.detach(), torch.stack(path)
