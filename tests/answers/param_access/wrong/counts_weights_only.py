# Counts what is called weight and forgets the biases and all other parameters.
# See: Exercise: names, shapes and numbers
def named_shapes(net):
    return {name: tuple(p.shape) for name, p in net.named_parameters()}


def parameter_at(net, name):
    return net.get_parameter(name)


def count_parameters(net, trainable_only=False):
    count = 0
    for name, p in net.named_parameters():
        if name.split(".")[-1] == "weight" and (p.requires_grad or not trainable_only):
            count += p.numel()
    return count
