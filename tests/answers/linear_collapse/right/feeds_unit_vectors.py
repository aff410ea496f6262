# Asks the two layers: zero gives the bias, the unit vectors give the rows of W.
import torch


def collapse(W1, b1, W2, b2):
    def both(X):
        return (X @ W1 + b1) @ W2 + b2

    num_inputs = W1.shape[0]
    zero = torch.zeros(1, num_inputs, dtype=W1.dtype)
    b = both(zero)[0]
    W = both(torch.eye(num_inputs, dtype=W1.dtype)) - b
    return [W, b]
