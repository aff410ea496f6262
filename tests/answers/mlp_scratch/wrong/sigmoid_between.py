# Uses sigmoid between the layers, not relu.
# See: Exercise: an MLP from scratch
import torch


def relu(X):
    return torch.clamp(X, min=0)


def init_params(num_inputs, num_hiddens, num_outputs):
    W1 = torch.normal(0, 0.01, (num_inputs, num_hiddens), requires_grad=True)
    b1 = torch.zeros(num_hiddens, requires_grad=True)
    W2 = torch.normal(0, 0.01, (num_hiddens, num_outputs), requires_grad=True)
    b2 = torch.zeros(num_outputs, requires_grad=True)
    return [W1, b1, W2, b2]


def net(X, params):
    W1, b1, W2, b2 = params
    H = torch.sigmoid(X.flatten(1) @ W1 + b1)
    return H @ W2 + b2
