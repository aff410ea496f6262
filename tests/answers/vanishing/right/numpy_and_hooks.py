# Works with numpy in places, and catches the gradients with hooks.
import numpy as np
import torch
from torch import nn


def sigmoid_slope(x):
    """1 / (2 + e^x + e^-x), with x kept where float32 can hold the power."""
    a = np.exp(-np.abs(x.detach().numpy()))
    return torch.as_tensor(a / (1 + a) ** 2, dtype=x.dtype)


def chain_slopes(x, weights):
    hs = [x]
    for w in weights:
        hs.append(torch.sigmoid(w * hs[-1]))
    out = np.array([float(h * (1 - h) * w) for h, w in zip(hs[1:], weights)])
    return np.cumprod(out)


def gradient_norms(net, X):
    found, handles = {}, []
    linears = [m for m in net.children() if isinstance(m, nn.Linear)]
    for i, m in enumerate(linears):
        handles.append(m.weight.register_hook(lambda g, i=i: found.__setitem__(i, g.norm())))
    net(X).sum().backward()
    for handle in handles:
        handle.remove()
    return np.array([found[i].item() for i in range(len(linears))])
