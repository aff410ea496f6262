# Computes in float64 and returns the path as a numpy array.
import numpy as np
import torch


def minimise(f, x0, eta, epsilon):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    path = [x0]
    while True:
        y = f(x)
        y.backward()
        step = eta * x.grad.item()
        x = torch.tensor(x.item() - step, dtype=torch.float64, requires_grad=True)
        path.append(x.item())
        if abs(step) <= epsilon:
            break
    return x.item(), np.array(path)


def minimise_sgd(f, x0, eta, epsilon):
    x = torch.nn.Parameter(torch.tensor(x0, dtype=torch.float64))
    sgd = torch.optim.SGD([x], lr=eta)
    path = [x0]
    while True:
        sgd.zero_grad(set_to_none=False)
        f(x).backward()
        sgd.step()
        path.append(x.item())
        if np.abs(path[-1] - path[-2]) <= epsilon:
            break
    return x.item(), np.array(path)
