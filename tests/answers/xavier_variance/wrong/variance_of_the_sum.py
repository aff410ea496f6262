# Takes a = sqrt(3 / (num_in + num_out)), which gives half of the variance.
# See: Weights that keep the variance
import torch


def xavier_weights(num_in, num_out):
    a = (3 / (num_in + num_out)) ** 0.5
    return (2 * torch.rand(num_out, num_in) - 1) * a


def scaled_sigmoid(x):
    return 4 * torch.sigmoid(x) - 2


def activation_variances(X, weights, activation):
    variances = []
    H = X
    for W in weights:
        H = activation(H @ W.T)
        variances.append(H.var())
    return variances


def gradient_variances(X, weights, activation, G):
    H = X.detach().clone().requires_grad_()
    inputs = []
    for W in weights:
        inputs.append(H)
        H = activation(H @ W.T)
    grads = torch.autograd.grad((H * G).sum(), inputs)
    return [g.var() for g in grads]
