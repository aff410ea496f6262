# Recurses into whatever can be iterated over: a text never ends.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    if hasattr(obj, "__iter__"):
        return type(obj)(moveTo(each, device) for each in obj)
    return obj
