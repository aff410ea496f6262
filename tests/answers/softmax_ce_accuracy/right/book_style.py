# As in the book: an accumulator, the trick with the maximum, and log-sum-exp by hand.
import torch
from torch import nn


def softmax(X):
    X_exp = torch.exp(X - torch.max(X, dim=1, keepdim=True)[0])
    partition = X_exp.sum(1, keepdim=True)
    return X_exp / partition


def cross_entropy(logits, y):
    m = logits.max(dim=1).values
    lse = m + torch.log(torch.exp(logits - m.reshape(-1, 1)).sum(dim=1))
    return lse - logits[range(len(logits)), y]


def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())


class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]

    def __getitem__(self, idx):
        return self.data[idx]


def evaluate_accuracy(net, data_iter):
    if isinstance(net, torch.nn.Module):
        net.eval()
    metric = Accumulator(2)
    with torch.no_grad():
        for X, y in data_iter:
            metric.add(accuracy(net(X), y), y.numel())
    return metric[0] / metric[1]
