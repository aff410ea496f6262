# The bias is collected in torch.zeros, which is float32, so the type is lost for float64 inputs.
# See: Exercise: two layers are one
import torch
from torch import nn


def collapse(W1, b1, W2, b2):
    hidden, outputs = W2.shape
    W = W1 @ W2
    b = torch.zeros(outputs)
    for j in range(outputs):
        b[j] = (b1 * W2[:, j]).sum() + b2[j]
    return W, b
