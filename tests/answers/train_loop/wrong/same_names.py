# Gives the curves the same name, so nobody can tell which is which.
# See: Exercise: train a classifier
import matplotlib.pyplot as plt
import torch


class Accumulator(list):
    def __init__(self, n):
        super().__init__([0.0] * n)

    def add(self, *numbers):
        self[:] = [old + float(new) for old, new in zip(self, numbers, strict=True)]

    def reset(self):
        self[:] = [0.0 for _ in self]

    def __getitem__(self, i):
        return super().__getitem__(i)


def train_epoch(net, train_iter, loss, optimizer):
    net.train()
    sums = Accumulator(3)
    for X, y in train_iter:
        scores = net(X)
        values = loss(scores, y)
        net_loss = torch.mean(values)
        optimizer.zero_grad()
        net_loss.backward()
        optimizer.step()
        right = torch.sum(torch.argmax(scores.detach(), 1) == y)
        sums.add(values.detach().sum(), right, len(X))
    return tuple(s / sums[2] for s in sums[:2])


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    rows = []
    for _ in range(num_epochs):
        rows.append((*train_epoch(net, train_iter, loss, optimizer), evaluate_accuracy(net, test_iter)))
    for column in zip(*rows):
        plt.plot(range(1, num_epochs + 1), column, "o-", label="training")
    plt.xlabel("epoch")
    plt.legend()
    plt.show()
    return rows
