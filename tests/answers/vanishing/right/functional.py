# torch.func: gradients of functions.
import torch
import torch.nn.functional as F
from torch.func import functional_call, grad, vmap


def sigmoid_slope(x):
    return vmap(grad(F.sigmoid))(x.reshape(-1)).reshape(x.shape)


def chain_slopes(x, weights):
    def chain(x, upto):
        for w in weights[:upto]:
            x = torch.sigmoid(w * x)
        return x

    return [grad(chain)(x, upto) for upto in range(1, len(weights) + 1)]


def gradient_norms(net, X):
    parameters = {name: p.detach() for name, p in net.named_parameters()}
    grads = grad(lambda p: functional_call(net, p, (X,)).sum())(parameters)
    return [torch.linalg.norm(g) for name, g in grads.items() if name.endswith("weight")]
