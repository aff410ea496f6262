# Returns a copy of the parameter.
# See: Exercise: names, shapes and numbers
import copy


def named_shapes(net):
    return {name: param.shape for name, param in net.named_parameters()}


def parameter_at(net, name):
    return copy.deepcopy(net.get_parameter(name))


def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
