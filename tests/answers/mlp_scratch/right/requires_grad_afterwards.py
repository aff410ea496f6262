# Draws first and asks for gradients afterwards; takes the number of inputs from W1.
import torch
from torch import nn


def relu(X):
    mask = X > 0
    return X * mask


def init_params(num_inputs, num_hiddens, num_outputs):
    params = (
        torch.normal(0, 0.01, (num_inputs, num_hiddens)),
        torch.zeros(num_hiddens),
        torch.normal(0, 0.01, (num_hiddens, num_outputs)),
        torch.zeros(num_outputs),
    )
    for param in params:
        param.requires_grad = True
    return params


def net(X, params):
    W1, b1, W2, b2 = params
    X = X.view((-1, W1.size(0)))
    return torch.addmm(b2, relu(torch.addmm(b1, X, W1)), W2)
