# Makes the table float32, and so loses half of the digits of a float64 x.
# See: Exercise: choose the degree
import torch


def poly_features(x, degree):
    table = torch.zeros(len(x), degree + 1)
    for j in range(degree + 1):
        table[:, j] = x**j
    return table


def fit_polynomial(x, y, degree):
    return torch.linalg.lstsq(poly_features(x, degree).to(y.dtype), y.unsqueeze(1)).solution.squeeze(1)


def mse(w, x, y):
    return ((poly_features(x, len(w) - 1).to(y.dtype) @ w - y) ** 2).mean()


def losses(train, valid, degrees):
    training, validation = [], []
    for degree in degrees:
        w = fit_polynomial(*train, degree)
        training.append(float(mse(w, *train)))
        validation.append(float(mse(w, *valid)))
    return training, validation


def choose_degree(train, valid, degrees):
    training, validation = losses(train, valid, degrees)
    best = min(range(len(degrees)), key=lambda i: validation[i])
    return degrees[best]
