# Returns nothing for what cannot be moved.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    for kind in (list, tuple, set):
        if isinstance(obj, kind):
            return kind(moveTo(each, device) for each in obj)
