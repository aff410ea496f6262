# Plain loops over columns, rows and folds, without any help of pandas or torch.
import math

import torch


def is_gap(value):
    return value is None or value != value


def preprocess(train_df, test_df):
    n = len(train_df)
    columns = []
    for name in test_df.columns[1:]:
        values = list(train_df[name]) + list(test_df[name])
        there = [v for v in values if not is_gap(v)]
        if any(isinstance(v, str) for v in there):
            for kind in sorted(set(there)):
                columns.append([1.0 if v == kind else 0.0 for v in values])
            columns.append([1.0 if is_gap(v) else 0.0 for v in values])
        elif there:
            mean = sum(there) / len(there)
            std = math.sqrt(sum((v - mean) ** 2 for v in there) / len(there))
            if std == 0:
                columns.append([0.0] * len(values))
            else:
                columns.append([0.0 if is_gap(v) else float((v - mean) / std) for v in values])
    rows = list(zip(*columns))
    train = torch.tensor(rows[:n], dtype=torch.float32)
    test = torch.tensor(rows[n:], dtype=torch.float32)
    labels = torch.tensor([[float(price)] for price in train_df["SalePrice"]])
    return train, test, labels


def log_rmse(net, features, labels):
    total = 0.0
    forecasts = net(features)
    for i in range(len(labels)):
        forecast = forecasts[i].item()
        if forecast < 1:
            forecast = 1
        total += (math.log(forecast) - math.log(labels[i].item())) ** 2
    return math.sqrt(total / len(labels))


def get_k_fold_data(k, i, X, y):
    train_rows = []
    valid_rows = []
    for row in range(len(X)):
        if row % k == i:
            valid_rows.append(row)
        else:
            train_rows.append(row)
    return [X[train_rows], y[train_rows], X[valid_rows], y[valid_rows]]


def k_fold(k, X, y, fit):
    train_losses = []
    valid_losses = []
    for i in range(k):
        X_train, y_train, X_valid, y_valid = get_k_fold_data(k, i, X, y)
        train_loss, valid_loss = fit(X_train, y_train, X_valid, y_valid)
        train_losses.append(train_loss)
        valid_losses.append(valid_loss)
    return [sum(train_losses) / len(train_losses), sum(valid_losses) / len(valid_losses)]


def standardise_fold(X_train, X_valid):
    Xt = X_train.clone()
    Xv = X_valid.clone()
    for column in range(X_train.shape[1]):
        mean = X_train[:, column].mean()
        std = X_train[:, column].std()
        if std == 0:
            std = 1.0
        Xt[:, column] = (X_train[:, column] - mean) / std
        Xv[:, column] = (X_valid[:, column] - mean) / std
    return Xt, Xv
