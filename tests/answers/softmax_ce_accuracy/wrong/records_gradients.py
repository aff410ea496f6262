# Runs the network without torch.no_grad(), so gradients are recorded.
# See: Exercise: softmax, cross entropy, accuracy
import torch
import torch.nn.functional as F


def softmax(X):
    powers = torch.exp(X - X.max(dim=1, keepdim=True).values)
    return powers / powers.sum(dim=1, keepdim=True)


def cross_entropy(logits, y):
    return torch.logsumexp(logits, dim=1) - logits[range(len(y)), y]


def accuracy(y_hat, y):
    return float((y_hat.argmax(dim=1) == y).sum())


def evaluate_accuracy(net, data_iter):
    if isinstance(net, torch.nn.Module):
        net.eval()
    right, total = 0, 0
    for X, y in data_iter:
        right += accuracy(net(X).detach(), y)
        total += len(y)
    return right / total
