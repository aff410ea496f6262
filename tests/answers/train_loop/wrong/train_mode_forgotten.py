# train_epoch never calls net.train(), so after the first evaluation the net goes on training in evaluation mode.
# See: Exercise: train a classifier
import matplotlib.pyplot as plt
import torch


class Accumulator:
    def __init__(self, n):
        self.n = n
        self.sums = [0.0 for _ in range(n)]

    def add(self, *numbers):
        for i, x in enumerate(numbers):
            if isinstance(x, torch.Tensor):
                x = x.item()
            self.sums[i] += x

    def reset(self):
        self.sums = [0.0 for _ in range(self.n)]

    def __getitem__(self, i):
        return self.sums[i]


def train_epoch(net, train_iter, loss, optimizer):
    metric = Accumulator(3)
    for X, y in train_iter:
        scores = net(X)
        losses = loss(scores, y)
        optimizer.zero_grad()
        losses.mean().backward()
        optimizer.step()
        metric.add(losses.sum(), (scores.argmax(1) == y).sum(), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    results = []
    for _ in range(num_epochs):
        train_loss, train_acc = train_epoch(net, train_iter, loss, optimizer)
        net.eval()
        right, n = 0, 0
        with torch.no_grad():
            for X, y in test_iter:
                right += (net(X).argmax(1) == y).sum().item()
                n += len(y)
        results.append((train_loss, train_acc, right / n))
    x = list(range(1, num_epochs + 1))
    fig, axes = plt.subplots(1, 2, figsize=(9, 3))
    axes[0].plot(x, [r[0] for r in results], label="train loss")
    axes[1].plot(x, [r[1] for r in results], label="train accuracy")
    axes[1].plot(x, [r[2] for r in results], label="test accuracy")
    for ax in axes:
        ax.set_xlabel("epoch")
        ax.legend()
    plt.show()
    return results
