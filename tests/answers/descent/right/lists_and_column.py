# Returns a list of two, with the path as a column of numbers.
import torch


def minimise(f, x0, eta, epsilon):
    x = torch.full((1,), x0, requires_grad=True)
    path = x.detach().clone().reshape(1, 1)
    done = False
    while not done:
        f(x).sum().backward()
        with torch.no_grad():
            step = eta * x.grad
            x -= step
            x.grad = None
        path = torch.cat([path, x.detach().reshape(1, 1)])
        done = bool(step.abs().max() <= epsilon)
    return [x.detach(), path]


def minimise_sgd(f, x0, eta, epsilon):
    x = torch.nn.Parameter(torch.full((1,), x0))
    optimizer = torch.optim.SGD([{"params": [x], "lr": eta}])
    path = x.detach().clone().reshape(1, 1)
    done = False
    while not done:
        optimizer.zero_grad()
        loss = f(x).sum()
        loss.backward()
        optimizer.step()
        path = torch.cat([path, x.detach().reshape(1, 1)])
        done = bool((path[-1] - path[-2]).abs().max() <= epsilon)
    return [x.detach(), path]
