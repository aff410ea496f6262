# Returns the name together with the parameter.
# See: Exercise: names, shapes and numbers
def named_shapes(net):
    return {name: tuple(p.shape) for name, p in net.named_parameters()}


def parameter_at(net, name):
    for pair in net.named_parameters(remove_duplicate=False):
        if pair[0] == name:
            return pair
    raise KeyError(name)


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
