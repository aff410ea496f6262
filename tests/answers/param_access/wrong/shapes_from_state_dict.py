# Takes the names from state_dict, which has buffers and second names as well.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    return {name: value.shape for name, value in net.state_dict().items()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
