# Lists and counters, three calls of plt.plot; gradients are cleared after the step.
import matplotlib.pyplot as plt
import torch


class Accumulator:
    def __init__(self, n):
        self.n = n
        self.reset()

    def reset(self):
        self.values = []
        for i in range(self.n):
            self.values.append(0)

    def add(self, *args):
        for i in range(self.n):
            value = args[i]
            if isinstance(value, torch.Tensor):
                value = value.item()
            self.values[i] = self.values[i] + value

    def __getitem__(self, index):
        return self.values[index]


def train_epoch(net, train_iter, loss, optimizer):
    net.train()
    total_loss = 0
    correct = 0
    count = 0
    for X, y in train_iter:
        out = net(X)
        losses = loss(out, y)
        mean_loss = losses.mean()
        mean_loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        total_loss += mean_loss.item() * len(y)
        correct += accuracy(out, y)
        count += len(y)
    return [total_loss / count, correct / count]


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    losses = []
    train_accs = []
    test_accs = []
    rows = []
    for epoch in range(num_epochs):
        l, a = train_epoch(net, train_iter, loss, optimizer)
        t = evaluate_accuracy(net, test_iter)
        losses.append(l)
        train_accs.append(a)
        test_accs.append(t)
        rows.append([l, a, t])
    plt.plot(losses, label="loss")
    plt.plot(train_accs, label="train accuracy")
    plt.plot(test_accs, label="test accuracy")
    plt.xlabel("epoch")
    plt.legend()
    plt.show()
    return rows
