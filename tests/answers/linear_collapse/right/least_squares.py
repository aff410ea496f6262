# Fits one layer to what the two layers say about random inputs.
import torch


def collapse(W1, b1, W2, b2):
    X = torch.randn(50 + 4 * len(W1), len(W1), dtype=torch.float64)
    Y = (X @ W1.double() + b1.double()) @ W2.double() + b2.double()
    with_ones = torch.cat([X, torch.ones(len(X), 1, dtype=torch.float64)], dim=1)
    found = torch.linalg.lstsq(with_ones, Y).solution.to(W1.dtype)
    return found[:-1], found[-1]
