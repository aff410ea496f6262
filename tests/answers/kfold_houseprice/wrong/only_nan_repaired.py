# standardise_fold divides by a standard deviation of 0 and repairs only the nan, so validation rows with another value than the constant training column become infinite.
# See: k-fold cross-validation
import pandas as pd
import torch


def preprocess(train_df, test_df):
    n_train = len(train_df)
    all_features = pd.concat([train_df.iloc[:, 1:-1], test_df.iloc[:, 1:]], ignore_index=True)
    all_features = all_features.dropna(axis=1, how="all").infer_objects()

    numbers = all_features.select_dtypes(include="number").columns
    constant = [c for c in numbers if all_features[c].nunique() == 1]
    all_features = all_features.drop(columns=constant)
    numbers = [c for c in numbers if c not in constant]
    words = [c for c in all_features.columns if c not in numbers]

    for c in numbers:
        column = all_features[c].astype(float)
        all_features[c] = ((column - column.mean()) / column.std()).fillna(0.0)
    all_features = pd.get_dummies(all_features, columns=words, dummy_na=True)
    data = torch.tensor(all_features.to_numpy(dtype=float), dtype=torch.float32)

    labels = torch.tensor(train_df["SalePrice"].to_numpy(dtype=float), dtype=torch.float32)
    return data[:n_train], data[n_train:], labels.reshape(-1, 1)


def log_rmse(net, features, labels):
    with torch.no_grad():
        forecasts = net(features).clamp(min=1)
        squares = (forecasts.log() - labels.log()) ** 2
    return squares.mean().sqrt().item()


def get_k_fold_data(k, i, X, y):
    rows = list(range(len(X)))
    valid = rows[i::k]
    train = [r for r in rows if r % k != i]
    return X[train], y[train], X[valid], y[valid]


def k_fold(k, X, y, fit):
    sum_train = 0
    sum_valid = 0
    for i in range(k):
        X_train, y_train, X_valid, y_valid = get_k_fold_data(k, i, X, y)
        t, v = fit(X_train, y_train, X_valid, y_valid)
        sum_train = sum_train + t
        sum_valid = sum_valid + v
    return sum_train / k, sum_valid / k


def standardise_fold(X_train, X_valid):
    mu = X_train.mean(dim=0)
    sigma = X_train.std(dim=0)
    # a column that is the same in all training rows has no spread
    same = (X_train == X_train[0]).all(dim=0)
    mu[same] = X_train[0, same]
    sigma[same] = 0
    Xt = (X_train - mu) / sigma
    Xv = (X_valid - mu) / sigma
    # 0 / 0 is nan
    Xt[torch.isnan(Xt)] = 0
    Xv[torch.isnan(Xv)] = 0
    return Xt, Xv
