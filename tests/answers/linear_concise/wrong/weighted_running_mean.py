# Averages the losses of the batches, each measured before its own step.
# See: Exercise: linear regression, concise
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make_net(num_inputs):
    net = nn.Linear(num_inputs, 1)
    nn.init.normal_(net.weight, std=0.01)
    nn.init.zeros_(net.bias)
    return net


def train_concise(net, features, labels, lr=0.03, num_epochs=3, batch_size=10):
    loader = DataLoader(TensorDataset(features, labels), batch_size=batch_size, shuffle=True)
    criterion = nn.MSELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    losses = []
    for _ in range(num_epochs):
        running = 0
        for X, y in loader:
            optimizer.zero_grad()
            loss = criterion(net(X), y)
            loss.backward()
            optimizer.step()
            running += loss.item() * len(X)
        losses.append(running / len(features))
    return losses
