# net.apply with an inner function; all steps by hand; pairs of units are compared.
import torch
from torch import nn


def init_constant(net, c):
    def fill(m):
        if type(m) == nn.Linear:
            m.weight.data.fill_(c)
            if m.bias is not None:
                m.bias.data.fill_(0)

    net.apply(fill)


def distinct_units(layer):
    W, b = layer.weight.data, layer.bias.data
    count = 0
    for i in range(len(W)):
        new = True
        for j in range(i):
            same_weights = (W[i] - W[j]).abs().max() <= 1e-5
            same_bias = abs(b[i] - b[j]) <= 1e-5
            if same_weights and same_bias:
                new = False
        if new:
            count += 1
    return count


def train(net, X, y, steps, lr):
    net.train()
    losses = []
    for _ in range(steps):
        loss = ((net(X) - y) ** 2).mean()
        losses.append(loss)
        for p in net.parameters():
            p.grad = None
        loss.backward()
        with torch.no_grad():
            for p in net.parameters():
                p -= lr * p.grad
    return losses
