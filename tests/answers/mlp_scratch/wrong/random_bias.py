# Draws the biases at random too.
# See: Exercise: an MLP from scratch
import torch
from torch import nn


def relu(X):
    return torch.max(X, torch.zeros_like(X))


def init_params(num_inputs, num_hiddens, num_outputs):
    W1 = nn.Parameter(torch.randn(num_inputs, num_hiddens, requires_grad=True) * 0.01)
    b1 = nn.Parameter(torch.randn(num_hiddens) * 0.01)
    W2 = nn.Parameter(torch.randn(num_hiddens, num_outputs, requires_grad=True) * 0.01)
    b2 = nn.Parameter(torch.randn(num_outputs) * 0.01)
    return [W1, b1, W2, b2]


def net(X, params):
    W1, b1, W2, b2 = params
    X = X.reshape(X.shape[0], -1)
    H = relu(X @ W1 + b1)
    return H @ W2 + b2
