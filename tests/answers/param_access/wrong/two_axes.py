# count_parameters handles one and two axes only, so the numbers in a convolution are not all counted.
# See: Exercise: names, shapes and numbers
import torch
from torch import nn


def named_shapes(net):
    return {name: tuple(p.shape) for name, p in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    count = 0
    for p in net.parameters():
        if trainable_only and not p.requires_grad:
            continue
        if p.dim() == 0:
            count += 1
        elif p.dim() == 1:
            count += p.shape[0]
        else:
            count += p.shape[0] * p.shape[1]
    return count
