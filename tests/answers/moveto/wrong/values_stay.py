# Moves the keys of a dict and leaves its values behind.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {moveTo(key, device): value for key, value in obj.items()}
    if isinstance(obj, list):
        return [moveTo(each, device) for each in obj]
    if isinstance(obj, tuple):
        return tuple(moveTo(each, device) for each in obj)
    if isinstance(obj, set):
        return {moveTo(each, device) for each in obj}
    return obj
