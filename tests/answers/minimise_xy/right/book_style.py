# One parameter that holds both numbers, SGD, many epochs.
import torch


def f(x, y):
    return torch.exp(torch.sin(x) ** 2) / (x - y) ** 2 + (x - y) ** 2


def minimise_xy():
    params = torch.nn.Parameter(torch.tensor([0.2, 10.0]), requires_grad=True)
    optimizer = torch.optim.SGD([params], lr=0.1)
    for epoch in range(500):
        optimizer.zero_grad()
        loss = f(params[0], params[1])
        loss.backward()
        optimizer.step()
    return params[0].item(), params[1].item(), f(params[0], params[1]).item()
