# parameter_at looks the name up in named_parameters(), which lists a shared parameter only under its first name, so the second name is not found.
# See: Exercise: names, shapes and numbers
def named_shapes(net):
    shapes = {}
    for name, p in net.named_parameters():
        shapes[name] = p.shape
    return shapes


def parameter_at(net, name):
    for n, p in net.named_parameters():
        if n == name:
            return p
    raise KeyError(f"there is no parameter {name}")


def count_parameters(net, trainable_only=False):
    if trainable_only:
        return sum(p.numel() for p in net.parameters() if p.requires_grad)
    return sum(p.numel() for p in net.parameters())
