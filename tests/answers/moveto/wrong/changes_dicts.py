# Changes the containers that it was given instead of building new ones.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        for key in list(obj):
            obj[moveTo(key, device)] = moveTo(obj.pop(key), device)
        return obj
    if isinstance(obj, list):
        return [moveTo(each, device) for each in obj]
    if isinstance(obj, tuple):
        return tuple(moveTo(each, device) for each in obj)
    if isinstance(obj, set):
        return {moveTo(each, device) for each in obj}
    return obj
