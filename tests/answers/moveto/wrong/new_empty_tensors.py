# Makes new tensors of the same shape on the device, with other values.
# See: Where is a tensor?
import torch


def moveTo(obj, device):
    if isinstance(obj, torch.Tensor):
        return torch.zeros_like(obj, device=device)
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    for kind in (list, tuple, set):
        if isinstance(obj, kind):
            return kind(moveTo(each, device) for each in obj)
    return obj
