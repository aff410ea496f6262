# As in the book: an Animator that draws anew in every epoch.
import matplotlib.pyplot as plt
import torch
from IPython import display


class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]

    def reset(self):
        self.data = [0.0] * len(self.data)

    def __getitem__(self, idx):
        return self.data[idx]


class Animator:
    def __init__(self, legend):
        self.fig, self.ax = plt.subplots()
        self.legend = legend
        self.X, self.Y = [[] for _ in legend], [[] for _ in legend]

    def add(self, x, ys):
        for i, y in enumerate(ys):
            self.X[i].append(x)
            self.Y[i].append(y)
        self.ax.cla()
        for xs, values in zip(self.X, self.Y):
            self.ax.plot(xs, values)
        self.ax.legend(self.legend)
        display.display(self.fig)
        display.clear_output(wait=True)


def train_epoch(net, train_iter, loss, optimizer):
    if isinstance(net, torch.nn.Module):
        net.train()
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        optimizer.zero_grad()
        l.mean().backward()
        optimizer.step()
        metric.add(float(l.sum()), float((y_hat.argmax(1) == y).sum()), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    animator = Animator(legend=['train loss', 'train acc', 'test acc'])
    history = []
    for epoch in range(num_epochs):
        train_metrics = train_epoch(net, train_iter, loss, optimizer)
        test_acc = evaluate_accuracy(net, test_iter)
        animator.add(epoch + 1, train_metrics + (test_acc,))
        history.append(train_metrics + (test_acc,))
    return history
