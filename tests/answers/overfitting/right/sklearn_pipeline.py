import numpy as np
import torch
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import PolynomialFeatures


def poly_features(x, degree):
    table = PolynomialFeatures(degree).fit_transform(x.numpy().reshape(-1, 1))
    return torch.tensor(table, dtype=x.dtype)


def fit_polynomial(x, y, degree):
    model = LinearRegression(fit_intercept=False).fit(poly_features(x, degree).numpy(), y.numpy())
    return torch.tensor(model.coef_)


def mse(w, x, y):
    diff = poly_features(x, len(w) - 1) @ w.reshape(-1, 1) - y.reshape(-1, 1)
    return (diff.T @ diff) / len(diff)


def losses(train, valid, degrees):
    result = {"train": [], "valid": []}
    for degree in degrees:
        w = fit_polynomial(*train, degree)
        result["train"] += [mse(w, *train)]
        result["valid"] += [mse(w, *valid)]
    return list(result.values())


def choose_degree(train, valid, degrees):
    order = np.argsort([float(loss) for loss in losses(train, valid, degrees)[1]])
    return degrees[int(order[0])]
