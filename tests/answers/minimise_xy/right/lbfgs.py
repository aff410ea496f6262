# L-BFGS with a line search; results in a list.
import torch


def f(x, y):
    gap = x - y
    return (x.sin().pow(2).exp() / gap.pow(2)).add(gap.pow(2))


def minimise_xy():
    x = torch.tensor(0.2, requires_grad=True)
    y = torch.tensor(10.0, requires_grad=True)
    optimizer = torch.optim.LBFGS([x, y], lr=1, max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        value = f(x, y)
        value.backward()
        return value

    for _ in range(10):
        optimizer.step(closure)
    return [x.detach(), y.detach(), f(x, y).detach()]
