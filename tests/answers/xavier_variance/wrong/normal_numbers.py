# Draws normal numbers with the right variance instead of uniform ones.
# See: Exercise: keep the variance
import torch
from torch import nn


def xavier_weights(num_in, num_out):
    return torch.randn(num_out, num_in) * (2 / (num_in + num_out)) ** 0.5


def scaled_sigmoid(x):
    return 4 * torch.sigmoid(x) - 2


def activation_variances(X, weights, activation):
    variances = []
    H = X
    for W in weights:
        H = activation(H @ W.T)
        variances.append(H.var().item())
    return variances


def gradient_variances(X, weights, activation, G):
    H = X.detach().clone().requires_grad_()
    inputs = []
    for W in weights:
        inputs.append(H)
        H.retain_grad()
        H = activation(H @ W.T)
    H.backward(G)
    return [each.grad.var().item() for each in inputs]
