# Returns a list of pairs instead of a dict.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    return [(name, p.shape) for name, p in net.named_parameters()]


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
