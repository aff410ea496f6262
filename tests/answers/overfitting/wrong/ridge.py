# A small number is added to the diagonal before solving, so the error is not really the smallest one.
# See: Exercise: choose the degree
import torch


def poly_features(x, degree):
    return torch.stack([x**j for j in range(degree + 1)], dim=1)


def fit_polynomial(x, y, degree):
    phi = poly_features(x, degree)
    A = phi.T @ phi
    A = A + 1e-6 * torch.eye(degree + 1, dtype=x.dtype)  # avoid a singular matrix
    return torch.linalg.solve(A, phi.T @ y)


def mse(w, x, y):
    pred = poly_features(x, len(w) - 1) @ w
    return ((pred - y) ** 2).mean()


def losses(train, valid, degrees):
    train_losses, valid_losses = [], []
    for d in degrees:
        w = fit_polynomial(train[0], train[1], d)
        train_losses.append(mse(w, *train).item())
        valid_losses.append(mse(w, *valid).item())
    return train_losses, valid_losses


def choose_degree(train, valid, degrees):
    valid_losses = losses(train, valid, degrees)[1]
    return degrees[valid_losses.index(min(valid_losses))]
