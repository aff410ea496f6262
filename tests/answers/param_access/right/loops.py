# A beginner's loops.


def named_shapes(net):
    shapes = {}
    for name, parameter in net.named_parameters():
        shapes[name] = tuple(list(parameter.size()))
    return shapes


def parameter_at(net, name):
    for each, parameter in net.named_parameters(remove_duplicate=False):
        if each == name:
            return parameter
    raise ValueError(f"there is no parameter {name}")


def count_parameters(net, trainable_only=False):
    total = 0
    for parameter in net.parameters():
        if trainable_only and not parameter.requires_grad:
            continue
        number = 1
        for size in parameter.shape:
            number *= size
        total += number
    return total
