# Loops over all numbers, one at a time, and a stack at the end.
import torch


def each(function, x):
    results = []
    for number in x.reshape(-1):
        results.append(function(number))
    return torch.stack(results).reshape(x.shape)


def relu(x):
    def one(number):
        if number > 0:
            return number
        else:
            return 0 * number

    return each(one, x)


def sigmoid(x):
    def one(number):
        if number >= 0:
            return 1 / (1 + torch.exp(-number))
        return torch.exp(number) / (1 + torch.exp(number))

    return each(one, x)


def tanh(x):
    return 2 * sigmoid(2 * x) - 1


def prelu(x, alpha):
    def one(number):
        if number > 0:
            return number
        return alpha * number

    return each(one, x)


def grad_relu(x):
    slopes = torch.zeros(x.numel(), dtype=x.dtype)
    for i, number in enumerate(x.reshape(-1).tolist()):
        if number > 0:
            slopes[i] = 1.0
    return slopes.reshape(x.shape)


def grad_sigmoid(x):
    return sigmoid(x) - sigmoid(x) ** 2


def grad_tanh(x):
    return (1 - tanh(x)) * (1 + tanh(x))


def grad_prelu(x, alpha):
    slopes = grad_relu(x)
    slopes[slopes == 0] = alpha
    return slopes
