# Two generators of points and one function that stops.
import torch


def walk_by_hand(f, x, eta):
    while True:
        x = x.detach().requires_grad_(True)
        y = f(x)
        y.backward()
        x = x.detach() - eta * x.grad
        yield x.item()


def walk_with_sgd(f, x, eta):
    x = torch.nn.Parameter(x)
    optimizer = torch.optim.SGD([x], eta)
    while True:
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
        yield x.item()


def until_short(x0, walk, epsilon):
    path = [x0]
    for x in walk:
        path.append(x)
        if abs(path[-1] - path[-2]) <= epsilon:
            return x, tuple(path)


def minimise(f, x0, eta, epsilon):
    return until_short(x0, walk_by_hand(f, torch.tensor(x0), eta), epsilon)


def minimise_sgd(f, x0, eta, epsilon):
    return until_short(x0, walk_with_sgd(f, torch.tensor(x0), eta), epsilon)
