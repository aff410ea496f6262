# Walks down the tree by itself.
import functools

import torch


def named_shapes(net, before="", seen=None):
    seen = set() if seen is None else seen
    shapes = {}
    for name, parameter in net.named_parameters(recurse=False):
        if id(parameter) not in seen:
            seen.add(id(parameter))
            shapes[before + name] = tuple(parameter.shape)
    for name, child in net.named_children():
        shapes.update(named_shapes(child, before + name + ".", seen))
    return shapes


def parameter_at(net, name):
    return functools.reduce(getattr, name.split("."), net)


def count_parameters(net, trainable_only=False):
    flat = [p.detach().flatten() for p in net.parameters() if not (trainable_only and not p.requires_grad)]
    return torch.cat([torch.zeros(0), *flat]).shape[0]
