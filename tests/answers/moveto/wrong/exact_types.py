# Leaves the elements of a tuple, or of special kinds such as a named tuple, behind.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.to(device)
    if type(obj) == dict:
        return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    if type(obj) in (list, tuple, set):
        return type(obj)(moveTo(each, device) for each in obj)
    return obj
