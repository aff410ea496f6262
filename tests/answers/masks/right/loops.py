# Loops over all elements.
import torch


def above(x, threshold):
    return torch.tensor([bool(each > threshold) for each in x.flatten()]).reshape(x.shape)


def replace_where(x, mask, value):
    out = x.clone()
    flat, flags = out.view(-1), mask.reshape(-1)
    for i in range(len(flat)):
        if flags[i]:
            flat[i] = value
    return out


def swap_first_last(t):
    a, b, c = t.shape
    out = torch.empty(c, b, a, dtype=t.dtype)
    for i in range(a):
        for j in range(b):
            for k in range(c):
                out[k, j, i] = t[i, j, k]
    return out
