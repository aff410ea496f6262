# Takes a tensor for a container and returns a list of its elements.
# See: Exercise: move everything
def moveTo(obj, device):
    if isinstance(obj, dict):
        return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    for kind in (tuple, set):
        if isinstance(obj, kind):
            return kind(moveTo(each, device) for each in obj)
    if hasattr(obj, "__iter__") and not isinstance(obj, (str, bytes)) and getattr(obj, "shape", True):
        return [moveTo(each, device) for each in obj]
    return obj.to(device) if hasattr(obj, "to") else obj
