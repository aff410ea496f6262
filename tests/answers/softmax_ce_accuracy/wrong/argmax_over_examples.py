# Takes the argmax over the examples and not over the classes.
# See: How often is it right? The accuracy
import torch
import torch.nn.functional as F


def softmax(X):
    powers = torch.exp(X - X.max(dim=1, keepdim=True).values)
    return powers / powers.sum(dim=1, keepdim=True)


def cross_entropy(logits, y):
    return torch.logsumexp(logits, dim=1) - logits[range(len(y)), y]


def accuracy(y_hat, y):
    best = y_hat.argmax(dim=0)
    return sum(int(a == b) for a, b in zip(best, y))


def evaluate_accuracy(net, data_iter):
    if isinstance(net, torch.nn.Module):
        net.eval()
    right, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += float((net(X).argmax(1) == y).sum())
            total += len(y)
    return right / total
