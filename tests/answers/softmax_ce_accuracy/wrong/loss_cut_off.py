# Cuts the loss off from the scores, so it has no gradient.
# See: Exercise: softmax, cross entropy, accuracy
import torch
import torch.nn.functional as F


def softmax(X):
    powers = torch.exp(X - X.max(dim=1, keepdim=True).values)
    return powers / powers.sum(dim=1, keepdim=True)


def cross_entropy(logits, y):
    rows = F.log_softmax(logits, dim=1)
    return torch.tensor([-rows[i, y[i]].item() for i in range(len(y))])


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
