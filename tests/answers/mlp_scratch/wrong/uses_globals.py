# Uses parameters of its own in place of those that are given.
# See: Exercise: an MLP from scratch
import torch
from torch import nn


num_inputs, num_hiddens, num_outputs = 12, 8, 3


def relu(X):
    return torch.max(X, torch.zeros_like(X))


def init_params(num_inputs, num_hiddens, num_outputs):
    W1 = nn.Parameter(torch.randn(num_inputs, num_hiddens, requires_grad=True) * 0.01)
    b1 = nn.Parameter(torch.zeros(num_hiddens, requires_grad=True))
    W2 = nn.Parameter(torch.randn(num_hiddens, num_outputs, requires_grad=True) * 0.01)
    b2 = nn.Parameter(torch.zeros(num_outputs, requires_grad=True))
    return [W1, b1, W2, b2]


params = init_params(num_inputs, num_hiddens, num_outputs)
W1, b1, W2, b2 = params


def net(X, params=params):
    H = relu(X.flatten(1) @ W1 + b1)
    return H @ W2 + b2
