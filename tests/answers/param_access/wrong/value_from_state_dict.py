# Gives a detached tensor with the parameter's numbers, not the parameter itself.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    return {name: param.shape for name, param in net.named_parameters()}


def parameter_at(net, name):
    return net.state_dict()[name]


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
