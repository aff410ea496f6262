# As in the book, mended: one table, apply, get_dummies; folds are slices, and the last one takes what is left.
import numpy as np
import pandas as pd
import torch
from torch import nn


def preprocess(train_df, test_df):
    all_features = pd.concat((train_df.iloc[:, 1:-1], test_df.iloc[:, 1:]), ignore_index=True)
    numeric = [c for c in all_features.columns if pd.api.types.is_numeric_dtype(all_features[c])]
    all_features[numeric] = all_features[numeric].apply(lambda x: (x - x.mean()) / x.std())
    all_features[numeric] = all_features[numeric].fillna(0)
    all_features = pd.get_dummies(all_features, dummy_na=True)
    n_train = train_df.shape[0]
    train_features = torch.tensor(all_features[:n_train].values.astype(np.float32))
    test_features = torch.tensor(all_features[n_train:].values.astype(np.float32))
    train_labels = torch.tensor(train_df.SalePrice.values.reshape(-1, 1), dtype=torch.float32)
    return train_features, test_features, train_labels


loss = nn.MSELoss()


def log_rmse(net, features, labels):
    clipped_preds = torch.clamp(net(features), 1, float("inf"))
    rmse = torch.sqrt(loss(torch.log(clipped_preds), torch.log(labels)))
    return rmse.item()


def get_k_fold_data(k, i, X, y):
    assert k > 1
    fold_size = X.shape[0] // k
    X_train, y_train = None, None
    for j in range(k):
        idx = slice(j * fold_size, (j + 1) * fold_size if j < k - 1 else X.shape[0])
        X_part, y_part = X[idx, :], y[idx]
        if j == i:
            X_valid, y_valid = X_part, y_part
        elif X_train is None:
            X_train, y_train = X_part, y_part
        else:
            X_train = torch.cat([X_train, X_part], 0)
            y_train = torch.cat([y_train, y_part], 0)
    return X_train, y_train, X_valid, y_valid


def k_fold(k, X, y, fit):
    train_l_sum, valid_l_sum = 0, 0
    for i in range(k):
        data = get_k_fold_data(k, i, X, y)
        train_loss, valid_loss = fit(*data)
        train_l_sum += train_loss
        valid_l_sum += valid_loss
    return train_l_sum / k, valid_l_sum / k


def standardise_fold(X_train, X_valid):
    mean = X_train.mean(dim=0, keepdim=True)
    std = X_train.std(dim=0, keepdim=True)
    return (X_train - mean) / (std + 1e-8), (X_valid - mean) / (std + 1e-8)
