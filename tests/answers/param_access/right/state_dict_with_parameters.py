# Takes the parameters themselves from the state_dict.


def named_shapes(net):
    return {name: param.shape for name, param in net.named_parameters()}


def parameter_at(net, name):
    return net.state_dict(keep_vars=True)[name]


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
