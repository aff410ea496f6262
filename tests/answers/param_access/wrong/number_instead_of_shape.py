# Returns how many numbers a parameter holds instead of its shape.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    return {name: p.numel() for name, p in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
