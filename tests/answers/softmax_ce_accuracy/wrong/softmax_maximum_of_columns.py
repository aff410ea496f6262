# Subtracts the largest score of each column and not of each row, which changes the probabilities.
# See: When numbers get too large
import torch
from torch import nn


def softmax(X):
    X_exp = torch.exp(X - X.max(dim=0, keepdim=True).values)
    return X_exp / X_exp.sum(dim=1, keepdim=True)


def cross_entropy(logits, y):
    n = logits.shape[0]
    return -torch.log_softmax(logits, dim=1)[torch.arange(n), y]


def accuracy(y_hat, y):
    return float((y_hat.argmax(dim=1) == y).sum())


class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]

    def __getitem__(self, idx):
        return self.data[idx]


def evaluate_accuracy(net, data_iter):
    if isinstance(net, nn.Module):
        net.eval()
    metric = Accumulator(2)
    with torch.no_grad():
        for X, y in data_iter:
            metric.add(accuracy(net(X), y), y.numel())
    return metric[0] / metric[1]
