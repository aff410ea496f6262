# Adds up the state_dict, which has buffers, and shared parameters twice.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    return {name: param.shape for name, param in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    if trainable_only:
        return sum(p.numel() for p in net.parameters() if p.requires_grad)
    return sum(value.numel() for value in net.state_dict().values())
