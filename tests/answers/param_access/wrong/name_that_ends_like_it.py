# Takes the first parameter whose name ends in the last part.
# See: Looking into a network


def named_shapes(net):
    return {name: param.shape for name, param in net.named_parameters()}


def parameter_at(net, name):
    for each, parameter in net.named_parameters(remove_duplicate=False):
        if each.endswith(name.split(".")[-1]):
            return parameter
    raise KeyError(name)


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
