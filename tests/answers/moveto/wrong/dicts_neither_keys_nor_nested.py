# Moves the values of a dict only where they are tensors, and leaves its keys behind.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {key: value.to(device) if hasattr(value, "to") else value for key, value in obj.items()}
    if isinstance(obj, list):
        return [moveTo(each, device) for each in obj]
    if isinstance(obj, tuple):
        return tuple(moveTo(each, device) for each in obj)
    if isinstance(obj, set):
        return {moveTo(each, device) for each in obj}
    return obj
