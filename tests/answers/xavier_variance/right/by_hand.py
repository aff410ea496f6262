# Chain rule by hand around the activation; everything written out.
import torch
from torch import nn


def xavier_weights(num_in, num_out):
    sigma2 = 2 / (num_in + num_out)
    a = (3 * sigma2) ** 0.5
    W = torch.zeros(num_out, num_in)
    for i in range(num_out):
        W[i] = -a + 2 * a * torch.rand(num_in)
    return W


def scaled_sigmoid(x):
    return 4 * (torch.sigmoid(x) - 0.5)


def activation_variances(X, weights, activation):
    result = []
    H = X
    for k in range(len(weights)):
        Z = torch.matmul(H, weights[k].t())
        H = activation(Z)
        result.append(float(torch.var(H)))
    return tuple(result)


def gradient_variances(X, weights, activation, G):
    Zs = []
    H = X
    for W in weights:
        Z = H @ W.T
        Zs.append(Z)
        H = activation(Z)
    result = []
    for W, Z in zip(weights[::-1], Zs[::-1]):
        Z = Z.detach().requires_grad_(True)
        activation(Z).sum().backward()
        G = (G * Z.grad) @ W
        result.insert(0, G.var())
    return result
