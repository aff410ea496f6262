# Fills empty containers; modules are copied, so that the one that was given stays where it is.
import copy

import torch


def moveTo(obj, device):
    device = torch.device(device)
    if isinstance(obj, torch.nn.Module):
        return copy.deepcopy(obj).to(device)
    if isinstance(obj, torch.Tensor):
        return obj.to(device=device, non_blocking=True)
    if isinstance(obj, dict):
        new = type(obj)()
        for key in obj:
            new[moveTo(key, device)] = moveTo(obj[key], device)
        return new
    if isinstance(obj, set):
        new = set()
        for each in obj:
            new.add(moveTo(each, device))
        return new
    if isinstance(obj, list):
        new = []
        for each in obj:
            new += [moveTo(each, device)]
        return new
    if isinstance(obj, tuple):
        new = ()
        for each in obj:
            new = new + (moveTo(each, device),)
        return new
    return obj
