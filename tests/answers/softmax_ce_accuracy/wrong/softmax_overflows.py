# Computes the formula as it stands: exp of 1000 is inf, and inf / inf is nan.
# See: When numbers get too large
import torch
import torch.nn.functional as F


def softmax(X):
    X_exp = torch.exp(X)
    return X_exp / X_exp.sum(1, keepdim=True)


def cross_entropy(logits, y):
    return torch.logsumexp(logits, dim=1) - logits[range(len(y)), y]


def accuracy(y_hat, y):
    return float((y_hat.argmax(dim=1) == y).sum())


def evaluate_accuracy(net, data_iter):
    if isinstance(net, torch.nn.Module):
        net.eval()
    right, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += accuracy(net(X), y)
            total += len(y)
    return right / total
