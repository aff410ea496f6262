# Takes the mean of the batches' means, though the last batch is smaller.
# See: Exercise: train a classifier
import matplotlib.pyplot as plt
import torch
from torch import nn


class Accumulator:
    def __init__(self, n):
        self.sums = [0.0] * n

    def add(self, *numbers):
        for i, number in enumerate(numbers):
            self.sums[i] += float(number)

    def reset(self):
        self.sums = [0.0] * len(self.sums)

    def __getitem__(self, i):
        return self.sums[i]


def train_epoch(net, train_iter, loss, optimizer):
    net.train()
    acc = Accumulator(4)  # loss, number of batches, right, number of examples
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y).mean()
        optimizer.zero_grad()
        l.backward()
        optimizer.step()
        acc.add(l.item(), 1, (y_hat.argmax(1) == y).sum().item(), y.numel())
    return acc[0] / acc[1], acc[2] / acc[3]


def test_accuracy(net, data_iter):
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    return right / n


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        train_loss, train_acc = train_epoch(net, train_iter, loss, optimizer)
        history.append((train_loss, train_acc, test_accuracy(net, test_iter)))
    xs = range(1, num_epochs + 1)
    fig, ax = plt.subplots()
    for i, name in enumerate(["train loss", "train acc", "test acc"]):
        ax.plot(xs, [h[i] for h in history], label=name)
    ax.set_xlabel("epoch")
    ax.legend()
    plt.show()
    return history
