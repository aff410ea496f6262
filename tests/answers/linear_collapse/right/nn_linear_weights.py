# Uses functional.linear, which wants the weight as (outputs, inputs).
import torch.nn.functional as F


def collapse(W1, b1, W2, b2):
    W = F.linear(W1, W2.T)
    b = F.linear(b1, W2.T, b2)
    return W, b
