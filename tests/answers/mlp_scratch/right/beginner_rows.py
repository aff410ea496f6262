# One example at a time, and sums over products; a stack at the end.
import torch


def relu(X):
    flat = [number if number > 0 else number * 0 for number in X.reshape(-1)]
    return torch.stack(flat).reshape(X.shape)


def init_params(num_inputs, num_hiddens, num_outputs):
    W1 = torch.zeros(num_inputs, num_hiddens)
    for row in W1:
        row += 0.01 * torch.randn(num_hiddens)
    W2 = torch.zeros(num_hiddens, num_outputs)
    for row in W2:
        row += 0.01 * torch.randn(num_outputs)
    b1 = torch.zeros(num_hiddens)
    b2 = torch.zeros(num_outputs)
    W1.requires_grad_()
    b1.requires_grad_()
    W2.requires_grad_()
    b2.requires_grad_()
    return [W1, b1, W2, b2]


def net(X, params):
    rows = []
    for example in X:
        x = example.reshape(-1)
        hidden = relu((x[:, None] * params[0]).sum(0) + params[1])
        rows.append((hidden[:, None] * params[2]).sum(0) + params[3])
    return torch.stack(rows)
