# Classes for the batches and for the model; mean of the loss with a batch size of 1; matrix-shaped bias.
import torch
from torch import nn


class Batches:
    def __init__(self, batch_size, *tensors):
        order = torch.randperm(tensors[0].size(0))
        self.pieces = [[t.index_select(0, rows) for t in tensors] for rows in order.split(batch_size)]
        self.next = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.next == len(self.pieces):
            raise StopIteration
        self.next += 1
        return tuple(self.pieces[self.next - 1])


class Model(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.w = nn.Parameter(torch.randn(d, 1) * 0.01)
        self.b = nn.Parameter(torch.zeros(1))

    def forward(self, X):
        return linreg(X, self.w, self.b)


def synthetic_data(w, b, num_examples):
    X = torch.randn((num_examples, len(w)))
    epsilon = torch.randn((num_examples, 1)) * 1e-2
    return X, X @ w.reshape(-1, 1) + b + epsilon


def data_iter(batch_size, features, labels):
    return Batches(batch_size, features, labels)


def linreg(X, w, b):
    return (X.unsqueeze(2) * w).sum(1) + b


def squared_loss(y_hat, y):
    if y.dim() < y_hat.dim():
        y = y.unsqueeze(-1)
    elif y.dim() > y_hat.dim():
        y = y.squeeze(-1)
    return (y_hat - y).square().mul(0.5)


@torch.no_grad()
def sgd(params, lr, batch_size):
    for p in params:
        p.add_(p.grad, alpha=-lr / batch_size)
        p.grad.fill_(0)


def train(features, labels, lr=0.03, num_epochs=3, batch_size=10):
    model = Model(features.shape[1])
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(model(X), y).mean().backward()
            sgd(list(model.parameters()), lr, 1)
    return model.w.data.T, model.b.data
