# All statistics and categories come from the training table; the test table gets the same columns.
import numpy as np
import pandas as pd
import torch


def preprocess(train_df, test_df):
    X_train = train_df.drop(columns=["Id", "SalePrice"])
    X_test = test_df.drop(columns=["Id"])
    numeric = X_train.select_dtypes(include=[np.number]).columns
    words = X_train.columns.difference(numeric)
    mean, std = X_train[numeric].mean(), X_train[numeric].std(ddof=0)
    frames = []
    for frame in (X_train, X_test):
        numbers = (frame[numeric] - mean).div(std).fillna(0.0)
        dummies = pd.get_dummies(frame[words], columns=list(words), dummy_na=True, dtype=float)
        frames.append(pd.concat([numbers, dummies], axis=1))
    frames[1] = frames[1].reindex(columns=frames[0].columns, fill_value=0.0)
    features = [torch.from_numpy(frame.to_numpy(dtype="float32")) for frame in frames]
    return *features, torch.from_numpy(train_df[["SalePrice"]].to_numpy(dtype="float32"))


@torch.no_grad()
def log_rmse(net, features, labels):
    forecasts = net(features)
    forecasts[forecasts < 1] = 1
    return float(torch.linalg.norm(forecasts.log() - labels.log()) / len(labels) ** 0.5)


def get_k_fold_data(k, i, X, y):
    folds = torch.tensor_split(torch.arange(len(X)), k)
    training = torch.cat([fold for number, fold in enumerate(folds) if number != i])
    return X[training], y[training], X[folds[i]], y[folds[i]]


def k_fold(k, X, y, fit):
    losses = torch.tensor([fit(*get_k_fold_data(k, i, X, y)) for i in range(k)], dtype=torch.float64)
    return losses.mean(dim=0)


def standardise_fold(X_train, X_valid):
    std, mean = torch.std_mean(X_train, dim=0, correction=0)
    std = std.masked_fill(std == 0, 1)
    return (X_train - mean) / std, (X_valid - mean) / std
