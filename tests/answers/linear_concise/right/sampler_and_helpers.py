# Helper functions, a RandomSampler, list(zip) as the dataset, and the mean error summed up batch by batch.
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, RandomSampler


def make_net(num_inputs):
    layer = nn.utils.skip_init(nn.Linear, num_inputs, 1)
    layer.weight.data = torch.normal(0.0, 0.01, size=(1, num_inputs))
    layer.bias.data = torch.zeros(1)
    return layer


def one_epoch(net, loader, optimizer):
    for X, y in loader:
        net.zero_grad()
        difference = net(X) - y
        difference.square().mean().backward()
        optimizer.step()


def evaluate(net, loader):
    total, count = 0.0, 0
    with torch.no_grad():
        for X, y in loader:
            total += nn.MSELoss(reduction="sum")(net(X), y).item()
            count += len(X)
    return total / count


def train_concise(net, features, labels, lr=0.03, num_epochs=3, batch_size=10):
    examples = list(zip(features, labels))
    loader = DataLoader(examples, batch_size=batch_size, sampler=RandomSampler(examples))
    optimizer = torch.optim.SGD(net.parameters(), lr)
    losses = []
    for _ in range(num_epochs):
        one_epoch(net, loader, optimizer)
        losses.append(evaluate(net, loader))
    return np.array(losses)
