# Does not clear the gradients before each batch, so they add up.
# See: The training loop
import numpy as np
import matplotlib.pyplot as plt
import torch


class Accumulator:
    def __init__(self, n):
        self._sums = np.zeros(n)

    def add(self, *numbers):
        self._sums += [float(x) for x in numbers]

    def reset(self):
        self._sums[:] = 0

    def __getitem__(self, i):
        return float(self._sums[i])


def train_epoch(net, train_iter, loss, optimizer):
    acc = Accumulator(3)
    net.train()
    optimizer.zero_grad()
    for X, y in train_iter:
        out = net(X)
        per_example = loss(out, y)
        per_example.mean().backward()
        optimizer.step()
        acc.add(per_example.sum(), (out.argmax(1) == y).sum(), len(y))
    return acc[0] / acc[2], acc[1] / acc[2]


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    table = np.zeros((num_epochs, 3))
    for row in table:
        row[:2] = train_epoch(net, train_iter, loss, optimizer)
        acc = Accumulator(2)
        net.eval()
        with torch.no_grad():
            for X, y in test_iter:
                acc.add((net(X).argmax(1) == y).sum(), len(y))
        row[2] = acc[0] / acc[1]
    fig, ax = plt.subplots()
    ax.plot(np.arange(1, num_epochs + 1), table, label=["train loss", "train acc", "test acc"])
    ax.set_xlabel("epoch")
    ax.legend()
    return [tuple(row) for row in table.tolist()]
