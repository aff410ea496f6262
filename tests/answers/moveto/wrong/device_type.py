# Keeps only the type of the device, so cuda:1 becomes cuda.
# See: Exercise: move everything
import torch
def moveTo(obj, device):
    device = torch.device(device).type
    if isinstance(obj, dict):
        return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    if isinstance(obj, (list, tuple, set)):
        moved = [moveTo(o, device) for o in obj]
        return moved if isinstance(obj, list) else tuple(moved) if isinstance(obj, tuple) else set(moved)
    return obj.to(device) if hasattr(obj, "to") else obj
