# With trainable_only it counts the frozen parameters and leaves out the trained ones.
# See: Exercise: names, shapes and numbers
def named_shapes(net):
    return {name: tuple(p.shape) for name, p in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    if trainable_only:
        return sum(p.numel() for p in net.parameters() if not p.requires_grad)
    return sum(p.numel() for p in net.parameters())
