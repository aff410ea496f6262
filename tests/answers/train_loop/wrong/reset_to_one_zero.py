# reset does not keep as many sums as there were.
# See: Exercise: train a classifier
import matplotlib.pyplot as plt


class Accumulator:
    def __init__(self, n):
        self.sums = [0.0] * n

    def add(self, *numbers):
        self.sums = [old + float(new) for old, new in zip(self.sums, numbers)]

    def reset(self):
        self.sums = [0.0]

    def __getitem__(self, i):
        return self.sums[i]


def train_epoch(net, train_iter, loss, optimizer):
    net.train()
    sums = Accumulator(3)
    for X, y in train_iter:
        scores = net(X)
        losses = loss(scores, y)
        optimizer.zero_grad()
        losses.mean().backward()
        optimizer.step()
        sums.add(losses.sum(), accuracy(scores, y), len(y))
    return sums[0] / sums[2], sums[1] / sums[2]


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = []
    for epoch in range(num_epochs):
        train_loss, train_acc = train_epoch(net, train_iter, loss, optimizer)
        history.append((train_loss, train_acc, evaluate_accuracy(net, test_iter)))
    for name, curve in zip(("train loss", "train accuracy", "test accuracy"), zip(*history)):
        plt.plot(range(1, len(curve) + 1), curve, label=name)
    plt.legend()
    plt.show()
    return history
