# The slopes come from autograd, on a copy of x.
import torch
import torch.nn.functional as F


def slope(function, x, *more):
    x = x.detach().clone().requires_grad_()
    function(x, *more).sum().backward()
    return x.grad


def relu(x):
    return F.relu(x)


def sigmoid(x):
    return F.sigmoid(x)


def tanh(x):
    return F.tanh(x)


def prelu(x, alpha):
    return F.relu(x) - alpha * F.relu(-x)


def grad_relu(x):
    return slope(relu, x)


def grad_sigmoid(x):
    return slope(sigmoid, x)


def grad_tanh(x):
    return slope(tanh, x)


def grad_prelu(x, alpha):
    return slope(prelu, x, alpha)
