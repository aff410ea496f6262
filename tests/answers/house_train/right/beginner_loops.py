# Loops over single rows; random.shuffle; a list of dicts for the table.
import math
import random

import pandas as pd
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, sizes, start):
        super().__init__()
        self.layers = nn.ModuleList()
        for i in range(len(sizes) - 1):
            self.layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        nn.init.constant_(self.layers[-1].bias, math.log(start))

    def forward(self, x):
        for i in range(len(self.layers)):
            x = self.layers[i](x)
            if i < len(self.layers) - 1:
                x = nn.functional.relu(x)
        return torch.exp(x)


def make_net(num_in, num_hidden=0, start=1.0):
    if num_hidden > 0:
        return Net([num_in, num_hidden, 1], start)
    return Net([num_in, 1], start)


def train(net, X_train, y_train, X_valid, y_valid, num_epochs, lr, weight_decay, batch_size):
    opt = torch.optim.Adam(net.parameters(), lr, weight_decay=weight_decay)
    train_curve = []
    valid_curve = []
    net.train()
    for epoch in range(num_epochs):
        rows = list(range(len(X_train)))
        random.shuffle(rows)
        while len(rows) > 0:
            batch = rows[:batch_size]
            rows = rows[batch_size:]
            loss = 0
            for row in batch:
                difference = torch.log(net(X_train[row:row + 1])) - torch.log(y_train[row])
                loss = loss + difference[0, 0] ** 2
            loss = loss / len(batch)
            opt.zero_grad()
            loss.backward()
            opt.step()
        train_curve.append(log_rmse(net, X_train, y_train))
        if X_valid is not None:
            valid_curve.append(log_rmse(net, X_valid, y_valid))
    return [train_curve, valid_curve]


def submission(net, test_features, ids):
    net.eval()
    ids = ids.tolist()
    lines = []
    for i in range(len(ids)):
        price = net(test_features[i:i + 1]).item()
        lines.append({"Id": ids[i], "SalePrice": round(price, 2)})
    return pd.DataFrame(lines)
