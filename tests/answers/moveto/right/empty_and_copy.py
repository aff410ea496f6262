# Makes an empty tensor there and copies the numbers into it.
import torch
def moveTo(obj, device):
    device = torch.device(device) if isinstance(device, str) else device
    if isinstance(obj, torch.Tensor):
        new = torch.empty_like(obj, device=device)
        new.copy_(obj)
        return new
    if hasattr(obj, "to"): return obj.to(device)
    if isinstance(obj, dict): return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    if isinstance(obj, (list, tuple, set)):
        base = list if isinstance(obj, list) else tuple if isinstance(obj, tuple) else set
        return base(moveTo(x, device) for x in obj)
    return obj
