# Starts with weights of 0.
# See: Exercise: linear regression, concise
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make_net(num_inputs):
    net = nn.Linear(num_inputs, 1)
    nn.init.zeros_(net.weight)
    nn.init.zeros_(net.bias)
    return net


def train_concise(net, features, labels, lr=0.03, num_epochs=3, batch_size=10):
    loader = DataLoader(TensorDataset(features, labels), batch_size=batch_size, shuffle=True)
    criterion = nn.MSELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    losses = []
    for _ in range(num_epochs):
        for X, y in loader:
            optimizer.zero_grad()
            loss = criterion(net(X), y)
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            losses.append(criterion(net(features), labels).item())
    return losses
