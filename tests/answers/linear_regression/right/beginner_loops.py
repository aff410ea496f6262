# Loops over single examples and numbers; gradients set to None; lists of rows.
import random

import torch


def synthetic_data(w, b, num_examples):
    rows = []
    targets = []
    for _ in range(num_examples):
        x = []
        for j in range(len(w)):
            x.append(random.gauss(0, 1))
        y = b
        for j in range(len(w)):
            y = y + x[j] * w[j].item()
        y = y + random.gauss(0, 0.01)
        rows.append(x)
        targets.append([y])
    return torch.tensor(rows), torch.tensor(targets)


def data_iter(batch_size, features, labels):
    numbers = torch.randperm(len(features)).tolist()
    batches = []
    while len(numbers) > 0:
        now = numbers[:batch_size]
        numbers = numbers[batch_size:]
        X = torch.stack([features[i] for i in now])
        y = torch.stack([labels[i] for i in now])
        batches.append([X, y])
    return batches


def linreg(X, w, b):
    rows = []
    for x in X:
        total = b
        for j in range(len(x)):
            total = total + x[j] * w[j]
        rows.append(total)
    return torch.stack(rows)


def squared_loss(y_hat, y):
    flat_hat = y_hat.reshape(-1)
    flat = y.reshape(-1)
    losses = []
    for i in range(len(flat_hat)):
        d = flat_hat[i] - flat[i]
        losses.append(0.5 * d * d)
    return torch.stack(losses).reshape(y_hat.shape)


def sgd(params, lr, batch_size):
    for i in range(len(params)):
        params[i].data -= lr * params[i].grad / batch_size
        params[i].grad = None


def train(features, labels, lr=0.03, num_epochs=3, batch_size=10):
    w = torch.zeros(features.shape[1], 1)
    b = torch.zeros(1)
    w.requires_grad = True
    b.requires_grad = True
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            loss = squared_loss(X @ w + b, y).sum()
            loss.backward()
            sgd([w, b], lr, batch_size)
    return w, b.item()
