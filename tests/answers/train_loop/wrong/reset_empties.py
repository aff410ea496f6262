# reset does not keep as many sums as there were.
# See: Exercise: train a classifier
import matplotlib.pyplot as plt
import torch


class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]

    def reset(self):
        self.data = []

    def __getitem__(self, idx):
        return self.data[idx]


def train_epoch(net, train_iter, loss, optimizer):
    net.train()
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        optimizer.zero_grad()
        l.mean().backward()
        optimizer.step()
        metric.add(l.sum(), accuracy(y_hat, y), len(y))
    return metric[0] / metric[2], metric[1] / metric[2]


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        train_loss, train_acc = train_epoch(net, train_iter, loss, optimizer)
        test_acc = evaluate_accuracy(net, test_iter)
        history.append((train_loss, train_acc, test_acc))
    epochs = range(1, num_epochs + 1)
    for name, values in zip(["train loss", "train acc", "test acc"], zip(*history)):
        plt.plot(epochs, values, label=name)
    plt.legend()
    plt.show()
    return history
