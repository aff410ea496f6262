# The book's loop with backward, and a grid for the global minimum.
import torch


def f(x):
    return torch.sin(x - 2) * torch.pow(x + 2, 2) + torch.sqrt(torch.abs(torch.cos(x)))


def minimise(x0=-3.5):
    x_cur = torch.tensor([x0], requires_grad=True)
    x_prev = x_cur.detach() * 100 + 1
    eta, epsilon = 0.01, 1e-6
    while torch.linalg.norm(x_cur - x_prev) > epsilon:
        x_prev = x_cur.clone()
        value = f(x_cur)
        value.backward()
        x_cur.data -= eta * x_cur.grad
        x_cur.grad.zero_()
    return x_cur, f(x_cur)


def global_min(lo, hi):
    x = torch.linspace(lo, hi, 20001)
    y = f(x)
    i = torch.argmin(y)
    return x[i], y[i]
