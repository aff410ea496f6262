# Changes X in place, and so the tensor of the caller.
# See: Exercise: softmax, cross entropy, accuracy
import torch
import torch.nn.functional as F


def softmax(X):
    X -= X.max(dim=1, keepdim=True).values
    return X.exp() / X.exp().sum(1, keepdim=True)


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
