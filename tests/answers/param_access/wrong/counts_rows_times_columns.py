# Multiplies two sizes, but a bias has only one.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    return {name: param.shape for name, param in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    total = 0
    for p in net.parameters():
        if p.requires_grad or not trainable_only:
            total += p.shape[0] * p.shape[1] if len(p.shape) > 1 else p.shape[0]
    return total
