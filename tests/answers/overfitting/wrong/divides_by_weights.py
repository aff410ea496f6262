# Divides the sum of the squared errors by the number of weights and not by that of the places.
# See: Two losses
import numpy as np
import torch


def poly_features(x: torch.Tensor, degree: int) -> torch.Tensor:
    n = x.shape[0]
    phi = torch.ones((n, degree + 1), dtype=x.dtype)
    for j in range(1, degree + 1):
        phi[:, j] = phi[:, j - 1] * x
    return phi


def fit_polynomial(x, y, degree):
    coefficients = np.polyfit(x.numpy(), y.numpy(), degree)  # highest power first
    return torch.tensor(coefficients[::-1].copy())


def mse(w, x, y):
    predictions = poly_features(x, len(w) - 1) @ w
    return (torch.linalg.vector_norm(predictions - y) ** 2 / len(w)).item()


def losses(train, valid, degrees):
    x, y = train
    xv, yv = valid
    a = []
    b = []
    for d in degrees:
        w = fit_polynomial(x, y, d)
        a.append(mse(w, x, y))
        b.append(mse(w, xv, yv))
    return a, b


def choose_degree(train, valid, degrees):
    best, best_loss = None, float("inf")
    for d, loss in zip(degrees, losses(train, valid, degrees)[1]):
        if loss < best_loss:
            best, best_loss = d, loss
    return best
