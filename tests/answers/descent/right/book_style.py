# The book's loop, with x_cur and x_prev, and its optimizer form; paths of Python floats.
import torch


def minimise(f, x0, eta, epsilon):
    x_cur = torch.tensor([x0], requires_grad=True)
    x_prev = x_cur.detach() + 2 * epsilon
    path = [x_cur.item()]
    while torch.linalg.norm(x_cur - x_prev) > epsilon:
        x_prev = x_cur.clone().detach()
        value = f(x_cur)
        value.backward()
        x_cur.data -= eta * x_cur.grad
        x_cur.grad.zero_()
        path.append(x_cur.item())
    return x_cur, path


def minimise_sgd(f, x0, eta, epsilon):
    x = torch.nn.Parameter(torch.tensor([x0]), requires_grad=True)
    optimizer = torch.optim.SGD([x], lr=eta)
    path = [x.item()]
    while True:
        optimizer.zero_grad()
        loss = f(x)
        loss.backward()
        optimizer.step()
        path.append(x.item())
        if abs(path[-1] - path[-2]) <= epsilon:
            return x, path
