# Moves the values of a dict and leaves its keys behind.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {key: moveTo(value, device) for key, value in obj.items()}
    for kind in (list, tuple, set):
        if isinstance(obj, kind):
            return kind(moveTo(each, device) for each in obj)
    return obj
