# torch.func.grad of one number, mapped over all elements; min and max.
import torch
from torch.func import grad, vmap


def relu(x):
    return torch.maximum(x, torch.tensor(0.0))


def sigmoid(x):
    return torch.special.expit(x)


def tanh(x):
    return x.tanh()


def prelu(x, alpha):
    zero = torch.zeros((), dtype=x.dtype)
    return torch.maximum(zero, x) + alpha * torch.minimum(zero, x)


def grad_relu(x):
    return vmap(grad(relu))(x.reshape(-1)).reshape(x.shape)


def grad_sigmoid(x):
    return vmap(grad(sigmoid))(x.reshape(-1)).reshape(x.shape)


def grad_tanh(x):
    return vmap(grad(tanh))(x.reshape(-1)).reshape(x.shape)


def grad_prelu(x, alpha):
    return vmap(grad(lambda number: prelu(number, alpha)))(x.reshape(-1)).reshape(x.shape)
