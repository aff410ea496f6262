# Counts a shared parameter as often as it has names.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    return {name: param.shape for name, param in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    found = net.named_parameters(remove_duplicate=False)
    return sum(p.numel() for _, p in found if p.requires_grad or not trainable_only)
