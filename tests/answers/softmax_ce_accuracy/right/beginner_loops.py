# Loops over rows and classes, one example at a time.
import torch
from torch import nn


def softmax(X):
    result = torch.zeros(X.shape, dtype=X.dtype)
    for i in range(X.shape[0]):
        biggest = X[i].max()
        total = 0
        for j in range(X.shape[1]):
            total = total + torch.exp(X[i, j] - biggest)
        for j in range(X.shape[1]):
            result[i, j] = torch.exp(X[i, j] - biggest) / total
    return result


def cross_entropy(logits, y):
    losses = []
    for i in range(len(y)):
        row = logits[i]
        biggest = row.max()
        total = 0
        for score in row:
            total = total + torch.exp(score - biggest)
        losses.append(biggest + torch.log(total) - row[y[i]])
    return torch.stack(losses)


def accuracy(y_hat, y):
    correct = 0
    for i in range(len(y)):
        if int(torch.argmax(y_hat[i])) == int(y[i]):
            correct += 1
    return correct


def evaluate_accuracy(net, data_iter):
    if isinstance(net, nn.Module):
        net.eval()
    correct = 0
    n = 0
    for X, y in data_iter:
        with torch.no_grad():
            out = net(X)
        correct += accuracy(out, y)
        n += len(y)
    return correct / n
