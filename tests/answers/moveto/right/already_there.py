# Leaves a tensor alone that is on the device already.
import torch


def moveTo(obj, device):
    device = torch.device(device)
    if isinstance(obj, torch.Tensor) and obj.device == device:
        return obj
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    if isinstance(obj, set):
        return {moveTo(each, device) for each in obj}
    if isinstance(obj, (list, tuple)):
        moved = [moveTo(each, device) for each in obj]
        return moved if isinstance(obj, list) else tuple(moved)
    return obj
