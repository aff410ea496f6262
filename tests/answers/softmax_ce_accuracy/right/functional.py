# Everything that torch.nn.functional has; the mode of the net is restored.
import torch
import torch.nn.functional as F


def softmax(X):
    return F.softmax(X, dim=-1)


def cross_entropy(logits, y):
    return F.cross_entropy(logits, y, reduction="none")


def accuracy(y_hat, y):
    return torch.count_nonzero(y_hat.argmax(-1) == y)


@torch.no_grad()
def evaluate_accuracy(net, data_iter):
    was_training = getattr(net, "training", False)
    if hasattr(net, "eval"):
        net.eval()
    try:
        counts = [(accuracy(net(X), y), y.size(0)) for X, y in data_iter]
    finally:
        if was_training:
            net.train()
    right, total = zip(*counts)
    return sum(right) / sum(total)
