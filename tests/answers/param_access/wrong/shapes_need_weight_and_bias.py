# Expects a weight and a bias in every layer.
# See: Exercise: names, shapes and numbers


def named_shapes(net):
    shapes = {}
    for name, module in net.named_modules():
        if hasattr(module, "weight"):
            shapes[name + ".weight"] = module.weight.shape
            shapes[name + ".bias"] = module.bias.shape
    return shapes


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
