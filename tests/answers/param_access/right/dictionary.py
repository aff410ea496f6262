# An OrderedDict, a dict with second names, and the count as a tensor.
from collections import OrderedDict

import torch


def named_shapes(net):
    return OrderedDict((n, tuple(p.data.numpy().shape)) for n, p in net.named_parameters())


def parameter_at(net, name):
    return dict(net.named_parameters(remove_duplicate=False))[name]


def count_parameters(net, trainable_only=False):
    parameters = net.parameters()
    if trainable_only:
        parameters = filter(lambda p: p.requires_grad, parameters)
    return sum((torch.ones_like(p).sum() for p in parameters), torch.tensor(0))
