# Counts a parameter without axes as 0 numbers, but it holds one.
# See: Exercise: names, shapes and numbers
import math


def named_shapes(net):
    return {name: tuple(p.shape) for name, p in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    count = 0
    for p in net.parameters():
        if p.requires_grad or not trainable_only:
            count += math.prod(p.shape) if len(p.shape) > 0 else 0
    return count
