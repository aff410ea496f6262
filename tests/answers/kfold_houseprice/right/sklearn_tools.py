# scikit-learn's tools, and numpy.
import numpy as np
import pandas as pd
import torch
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.model_selection import KFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def preprocess(train_df, test_df):
    train = train_df.iloc[:, 1:-1].copy()
    test = test_df.iloc[:, 1:].copy()
    numeric = [name for name in train if pd.api.types.is_numeric_dtype(train[name])]
    words = [name for name in train if name not in numeric]
    for table in (train, test):
        table[words] = table[words].astype(object).where(table[words].notna(), "missing")
    transformer = make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="mean"), StandardScaler()), numeric),
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), words),
    )
    train_features = torch.tensor(transformer.fit_transform(train), dtype=torch.float32)
    test_features = torch.tensor(transformer.transform(test), dtype=torch.float32)
    return train_features, test_features, torch.tensor(train_df.iloc[:, -1:].values, dtype=torch.float32)


def log_rmse(net, features, labels):
    forecasts = net(features).detach().numpy()
    return float(np.sqrt(np.mean((np.log(np.maximum(forecasts, 1)) - np.log(labels.numpy())) ** 2)))


def get_k_fold_data(k, i, X, y):
    splits = list(KFold(n_splits=k, shuffle=True, random_state=7).split(X))
    train, valid = (torch.from_numpy(rows) for rows in splits[i])
    return X[train], y[train], X[valid], y[valid]


def k_fold(k, X, y, fit):
    results = np.array([fit(*get_k_fold_data(k, i, X, y)) for i in range(k)])
    return results[:, 0].mean(), results[:, 1].mean()


def standardise_fold(X_train, X_valid):
    scaler = StandardScaler().fit(X_train.numpy())
    both = (torch.from_numpy(scaler.transform(X.numpy())).to(X.dtype) for X in (X_train, X_valid))
    return tuple(both)
