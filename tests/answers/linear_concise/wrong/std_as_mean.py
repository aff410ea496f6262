# normal_(weight, 0.01) sets the mean to 0.01 and leaves the standard deviation at 1.
# See: Exercise: linear regression, concise
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def make_net(num_inputs):
    net = nn.Linear(num_inputs, 1)
    nn.init.normal_(net.weight, 0.01)
    nn.init.constant_(net.bias, 0)
    return net


def train_concise(net, features, labels, lr=0.03, num_epochs=3, batch_size=10):
    dataset = TensorDataset(features, labels)
    data = DataLoader(dataset, batch_size, shuffle=True)
    mse = nn.MSELoss()
    opt = torch.optim.SGD(net.parameters(), lr=lr)
    history = []
    for _ in range(num_epochs):
        for X, y in data:
            l = mse(net(X), y)
            opt.zero_grad()
            l.backward()
            opt.step()
        with torch.no_grad():
            history.append(mse(net(features), labels).item())
    return history
