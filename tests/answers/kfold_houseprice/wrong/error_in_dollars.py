# Takes the error of the prices themselves, without logarithms.
# See: How wrong is a forecast?
import numpy as np
import pandas as pd
import torch


def preprocess(train_df, test_df):
    n = len(train_df)
    both = pd.concat([train_df.iloc[:, 1:-1], test_df.iloc[:, 1:]])
    numbers = both.select_dtypes(include="number").columns
    for name in numbers:
        column = both[name]
        deviation = column.std()
        if not deviation > 0:
            both[name] = 0.0
        else:
            both[name] = ((column - column.mean()) / deviation).fillna(0.0)
    both = pd.get_dummies(both, dummy_na=True)
    values = torch.tensor(both.to_numpy(dtype=np.float32))
    prices = torch.tensor(train_df["SalePrice"].to_numpy(dtype=np.float32))
    return values[:n], values[n:], prices.reshape(-1, 1)


def log_rmse(net, features, labels):
    with torch.no_grad():
        forecasts = net(features).clamp(min=1)
    return torch.sqrt(((forecasts - labels) ** 2).mean()).item()


def get_k_fold_data(k, i, X, y):
    valid = torch.arange(len(X)) % k == i
    return X[~valid], y[~valid], X[valid], y[valid]


def k_fold(k, X, y, fit):
    train_sum, valid_sum = 0.0, 0.0
    for i in range(k):
        train_loss, valid_loss = fit(*get_k_fold_data(k, i, X, y))
        train_sum += train_loss
        valid_sum += valid_loss
    return train_sum / k, valid_sum / k


def standardise_fold(X_train, X_valid):
    mean, deviation = X_train.mean(dim=0), X_train.std(dim=0)
    deviation[deviation == 0] = 1
    return (X_train - mean) / deviation, (X_valid - mean) / deviation
