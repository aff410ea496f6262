# Looks only at the modules directly below, not deeper.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    shapes = {}
    for name, child in net.named_children():
        for own, parameter in child.named_parameters(recurse=False):
            shapes[f"{name}.{own}"] = parameter.shape
    return shapes


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
