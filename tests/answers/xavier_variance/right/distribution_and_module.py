# torch.distributions for the weights; nn.Sequential with hooks.
import torch
from torch import nn


def xavier_weights(num_in, num_out):
    a = (6 / (num_in + num_out)) ** 0.5
    return torch.distributions.Uniform(-a, a).sample((num_out, num_in))


class ScaledSigmoid(nn.Module):
    def forward(self, x):
        return 4 * x.sigmoid() - 2


scaled_sigmoid = ScaledSigmoid()


def build(weights):
    layers = []
    for W in weights:
        layer = nn.Linear(W.shape[1], W.shape[0], bias=False)
        layer.weight = nn.Parameter(W.clone())
        layers.append(layer)
    return layers


def activation_variances(X, weights, activation):
    import numpy as np

    H, result = X, []
    for layer in build(weights):
        H = activation(layer(H))
        result.append(np.var(H.detach().numpy()))
    return np.array(result)


def gradient_variances(X, weights, activation, G):
    grads = []
    H = X.clone().requires_grad_()
    for layer in build(weights):
        H.register_hook(lambda g: grads.append(g.var().item()))
        H = activation(layer(H))
    H.backward(gradient=G)
    return list(reversed(grads))
