from functools import singledispatch

import torch


@singledispatch
def moveTo(obj, device):
    return obj


@moveTo.register(torch.Tensor)
@moveTo.register(torch.nn.Module)
def _(obj, device):
    return obj.to(device)


@moveTo.register(list)
@moveTo.register(tuple)
@moveTo.register(set)
def _(obj, device):
    kind = next(base for base in (list, tuple, set) if isinstance(obj, base))
    return kind(moveTo(each, device) for each in obj)


@moveTo.register(dict)
def _(obj, device):
    return dict((moveTo(k, device), moveTo(v, device)) for k, v in obj.items())
