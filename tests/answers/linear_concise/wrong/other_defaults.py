# Trains with larger batches by default than the first line said.
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make_net(num_inputs):
    net = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(net[0].weight, mean=0, std=0.01)
    nn.init.zeros_(net[0].bias)
    return net


def train_concise(net, features, labels, lr=0.03, num_epochs=3, batch_size=32):
    loader = DataLoader(TensorDataset(features, labels), batch_size=batch_size, shuffle=True)
    loss = nn.MSELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    losses = []
    for epoch in range(num_epochs):
        for X, y in loader:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
        with torch.no_grad():
            losses.append(loss(net(features), labels).item())
    return losses
