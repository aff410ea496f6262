# Takes every part of the name for a number in a row.
# See: Looking into a network


def named_shapes(net):
    return {name: param.shape for name, param in net.named_parameters()}


def parameter_at(net, name):
    *path, last = name.split(".")
    for part in path:
        net = net[int(part)]
    return getattr(net, last)


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
