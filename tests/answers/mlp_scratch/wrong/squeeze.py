# net removes the channel axis with squeeze, which removes the axis of the examples too if n is 1.
# See: Exercise: an MLP from scratch
import torch
from torch import nn


def relu(X):
    return torch.max(X, torch.zeros_like(X))


def init_params(num_inputs, num_hiddens, num_outputs):
    W1 = nn.Parameter(torch.randn(num_inputs, num_hiddens) * 0.01)
    b1 = nn.Parameter(torch.zeros(num_hiddens))
    W2 = nn.Parameter(torch.randn(num_hiddens, num_outputs) * 0.01)
    b2 = nn.Parameter(torch.zeros(num_outputs))
    return [W1, b1, W2, b2]


def net(X, params):
    W1, b1, W2, b2 = params
    X = X.squeeze()  # (n, 1, 28, 28) -> (n, 28, 28)
    X = X.reshape(X.shape[0], -1)
    H = relu(torch.matmul(X, W1) + b1)
    return torch.matmul(H, W2) + b2
