# Draws the training accuracy where the test accuracy belongs.
# See: Exercise: train a classifier
import matplotlib.pyplot as plt
import torch
from torch import nn


class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *numbers):
        self.data = [a + float(b) for a, b in zip(self.data, numbers)]

    def reset(self):
        self.data = [0.0] * len(self.data)

    def __getitem__(self, i):
        return self.data[i]


def train_epoch(net, train_iter, loss, optimizer):
    net.train()
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        optimizer.zero_grad()
        l.mean().backward()
        optimizer.step()
        metric.add(l.sum(), (y_hat.argmax(1) == y).sum(), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]


def _test_accuracy(net, test_iter):
    net.eval()
    metric = Accumulator(2)
    with torch.no_grad():
        for X, y in test_iter:
            metric.add((net(X).argmax(1) == y).sum(), len(y))
    return metric[0] / metric[1]


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    xs, losses, accs, tests = [], [], [], []
    for epoch in range(1, num_epochs + 1):
        train_loss, train_acc = train_epoch(net, train_iter, loss, optimizer)
        test_acc = _test_accuracy(net, test_iter)
        history.append((train_loss, train_acc, test_acc))
        xs.append(epoch)
        losses.append(train_loss)
        accs.append(train_acc)
        tests.append(train_acc)
    plt.plot(xs, losses, label="train loss")
    plt.plot(xs, accs, label="train accuracy")
    plt.plot(xs, tests, label="test accuracy")
    plt.legend()
    plt.show()
    return history
