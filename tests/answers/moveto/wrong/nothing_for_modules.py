# Moves a module but returns nothing for it.
# See: Exercise: move everything
import torch


def moveTo(obj, device):
    if isinstance(obj, torch.nn.Module):
        obj.to(device)
        return None
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {moveTo(key, device): moveTo(value, device) for key, value in obj.items()}
    if isinstance(obj, list):
        return [moveTo(each, device) for each in obj]
    if isinstance(obj, tuple):
        return tuple(moveTo(each, device) for each in obj)
    if isinstance(obj, set):
        return {moveTo(each, device) for each in obj}
    return obj
