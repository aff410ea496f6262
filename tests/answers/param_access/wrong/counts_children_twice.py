# Adds the parameters of all modules, each of which lists those below it again.
# See: Looking into a network


def named_shapes(net):
    return {name: param.shape for name, param in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    total = 0
    for module in net.modules():
        for p in module.parameters():
            if p.requires_grad or not trainable_only:
                total += p.numel()
    return total
