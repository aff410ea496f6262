import torch
from torch import nn


def moveTo(obj, device):
    match obj:
        case torch.Tensor() | nn.Module():
            return obj.to(device)
        case list() | set() | frozenset():
            return type(obj)(moveTo(each, device) for each in obj)
        case tuple():
            parts = [moveTo(each, device) for each in obj]
            return type(obj)(*parts) if hasattr(obj, "_fields") else tuple(parts)
        case dict():
            return type(obj)((moveTo(k, device), moveTo(v, device)) for k, v in obj.items())
        case _:
            return obj
