# Rounds the share of right answers.
# See: Exercise: softmax, cross entropy, accuracy
import torch
import torch.nn.functional as F


def softmax(X):
    return F.softmax(X, dim=-1)


def cross_entropy(logits, y):
    return F.cross_entropy(logits, y, reduction="none")


def accuracy(y_hat, y):
    return (y_hat.argmax(1) == y).sum()


@torch.no_grad()
def evaluate_accuracy(net, data_iter):
    if isinstance(net, torch.nn.Module):
        net.eval()
    hits, total = 0, 0
    for X, y in data_iter:
        hits += int(accuracy(net(X), y))
        total += len(y)
    return round(hits / total, 2)
