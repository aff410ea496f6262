# Takes the squared error of the prices, not of their logarithms.
# See: Training
import math

import pandas as pd
import torch
from torch import nn


class HouseNet(nn.Module):
    def __init__(self, num_in, num_hidden, start):
        super().__init__()
        if num_hidden:
            self.hidden = nn.Linear(num_in, num_hidden)
            self.out = nn.Linear(num_hidden, 1)
        else:
            self.hidden = None
            self.out = nn.Linear(num_in, 1)
        with torch.no_grad():
            self.out.bias.fill_(math.log(start))

    def forward(self, X):
        if self.hidden is not None:
            X = torch.relu(self.hidden(X))
        return torch.exp(self.out(X))


def make_net(num_in, num_hidden=0, start=1.0):
    return HouseNet(num_in, num_hidden, start)


def train(net, X_train, y_train, X_valid, y_valid, num_epochs, lr, weight_decay, batch_size):
    optimizer = torch.optim.Adam(net.parameters(), lr=lr, weight_decay=weight_decay)
    train_curve, valid_curve = [], []
    for epoch in range(num_epochs):
        order = torch.randperm(len(X_train))
        for first in range(0, len(order), batch_size):
            rows = order[first:first + batch_size]
            loss = ((net(X_train[rows]) - y_train[rows]) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        train_curve.append(log_rmse(net, X_train, y_train))
        if X_valid is not None:
            valid_curve.append(log_rmse(net, X_valid, y_valid))
    return train_curve, valid_curve


def submission(net, test_features, ids):
    net.eval()
    prices = net(test_features).detach().numpy()
    return pd.DataFrame({"Id": list(ids), "SalePrice": prices.reshape(-1)})
