# The optimizer gets a closure; by hand the step length is eta times the gradient.
import torch
from torch.optim import SGD


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(x0, dtype=torch.float32)
    path = [float(x)]
    g = torch.tensor(float("inf"))
    while eta * abs(g) > epsilon:
        x.requires_grad_(True)
        _, g = f(x), torch.autograd.functional.jacobian(f, x).reshape(())
        x = (x - eta * g).detach()
        path.append(float(x))
    return float(x), path


def minimise_sgd(f, x0, eta, epsilon):
    x = torch.nn.Parameter(torch.tensor(x0))
    optimizer = SGD([x], lr=eta)

    def closure():
        optimizer.zero_grad()
        loss = f(x)
        loss.backward()
        return loss

    path = [x.item()]
    while len(path) == 1 or abs(path[-1] - path[-2]) > epsilon:
        optimizer.step(closure)
        path.append(x.item())
    return path[-1], path
