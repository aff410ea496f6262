# Gives the shapes as lists, and not as tuples: [3, 4] == (3, 4) is False.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    return {name: list(param.shape) for name, param in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
