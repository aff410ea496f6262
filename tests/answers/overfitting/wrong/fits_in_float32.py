# Fits in float32, and so loses half of the digits of float64.
# See: Exercise: choose the degree
import torch


def poly_features(x, degree):
    return torch.vander(x, degree + 1, increasing=True)


def fit_polynomial(x, y, degree):
    table = poly_features(x, degree).float()
    solution = torch.linalg.lstsq(table, y.float().unsqueeze(1)).solution
    return solution.squeeze(1).double()


def mse(w, x, y):
    total = 0.0
    n = len(x)
    for xi, yi in zip(x.tolist(), y.tolist()):
        prediction = sum(wj * xi**j for j, wj in enumerate(w.tolist()))
        total += (prediction - yi) ** 2
    return total / n


def losses(train, valid, degrees):
    result = {"train": [], "valid": []}
    for degree in degrees:
        w = fit_polynomial(train[0], train[1], degree)
        result["train"].append(mse(w, *train))
        result["valid"].append(mse(w, *valid))
    return result["train"], result["valid"]


def choose_degree(train, valid, degrees):
    valid_losses = losses(train, valid, degrees)[1]
    return sorted(zip(valid_losses, degrees))[0][1]
