# A trainer class, its own evaluation, a pandas table for the plot, and a second y axis.
import matplotlib.pyplot as plt
import pandas as pd
import torch
from torch import nn


class Accumulator(list):
    def __init__(self, n):
        super().__init__([0.0] * n)

    def add(self, *numbers):
        self[:] = [old + float(torch.as_tensor(new).detach()) for old, new in zip(self, numbers, strict=True)]

    def reset(self):
        self[:] = [0.0] * len(self)


class Trainer:
    def __init__(self, net, loss, optimizer):
        self.net, self.loss, self.optimizer = net, loss, optimizer

    def step(self, X, y):
        scores = self.net(X)
        losses = self.loss(scores, y)
        self.net.zero_grad()
        losses.backward(torch.full_like(losses, 1 / len(losses)))
        self.optimizer.step()
        return losses.sum(), (scores.max(1).indices == y).sum(), len(losses)

    def epoch(self, batches):
        self.net.train()
        sums = Accumulator(3)
        for X, y in batches:
            sums.add(*self.step(X, y))
        return sums[0] / sums[2], sums[1] / sums[2]

    def test(self, batches):
        self.net.eval()
        sums = Accumulator(2)
        with torch.inference_mode():
            for X, y in batches:
                sums.add((self.net(X).argmax(1) == y).sum(), len(y))
        return sums[0] / sums[1]


def train_epoch(net, train_iter, loss, optimizer):
    return Trainer(net, loss, optimizer).epoch(train_iter)


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    trainer = Trainer(net, loss, optimizer)
    table = pd.DataFrame([(*trainer.epoch(train_iter), trainer.test(test_iter)) for _ in range(num_epochs)],
                         columns=["train loss", "train acc", "test acc"])
    ax = table["train loss"].plot(ylabel="loss")
    twin = ax.twinx()
    table[["train acc", "test acc"]].plot(ax=twin)
    ax.legend(loc="center left")
    plt.show()
    return list(table.itertuples(index=False, name=None))
