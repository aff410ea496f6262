# Sums of products in three loops.
import torch


def collapse(W1, b1, W2, b2):
    inputs, hidden = W1.shape
    outputs = W2.shape[1]
    W = torch.zeros(inputs, outputs, dtype=W1.dtype)
    b = torch.zeros(outputs, dtype=W1.dtype)
    for j in range(outputs):
        for i in range(inputs):
            for k in range(hidden):
                W[i, j] += W1[i, k] * W2[k, j]
        for k in range(hidden):
            b[j] += b1[k] * W2[k, j]
        b[j] += b2[j]
    return W, b
