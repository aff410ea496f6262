# Makes plain tensors, for which no gradients are asked.
# See: Exercise: an MLP from scratch
import torch
from torch import nn


def relu(X):
    return torch.max(X, torch.zeros_like(X))


def init_params(num_inputs, num_hiddens, num_outputs):
    return [
        torch.randn(num_inputs, num_hiddens) * 0.01,
        torch.zeros(num_hiddens),
        torch.randn(num_hiddens, num_outputs) * 0.01,
        torch.zeros(num_outputs),
    ]


def net(X, params):
    W1, b1, W2, b2 = params
    X = X.reshape(X.shape[0], -1)
    H = relu(X @ W1 + b1)
    return H @ W2 + b2
