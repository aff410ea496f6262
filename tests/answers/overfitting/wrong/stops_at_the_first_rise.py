# Stops at the degree behind which the validation loss rises for the first time.
# See: Two losses
import torch


def poly_features(x, degree):
    return torch.stack([x**j for j in range(degree + 1)], dim=1)


def fit_polynomial(x, y, degree):
    table = poly_features(x, degree)
    return torch.linalg.lstsq(table, y.reshape(-1, 1)).solution.flatten()


def mse(w, x, y):
    predictions = poly_features(x, len(w) - 1) @ w
    return ((predictions - y) ** 2).mean()


def losses(train, valid, degrees):
    training, validation = [], []
    for degree in degrees:
        w = fit_polynomial(*train, degree)
        training.append(mse(w, *train))
        validation.append(mse(w, *valid))
    return training, validation


def choose_degree(train, valid, degrees):
    degrees = sorted(degrees)
    validation = losses(train, valid, degrees)[1]
    for i in range(1, len(degrees)):
        if validation[i] > validation[i - 1]:
            return degrees[i - 1]
    return degrees[-1]

