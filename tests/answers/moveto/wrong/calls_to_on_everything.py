# Calls .to on everything that is no container: numbers, text and None have no such method.
# See: Exercise: move everything
def moveTo(obj, device):
    if isinstance(obj, dict):
        return {moveTo(key, device): moveTo(value, device) for key, value in obj.items()}
    for kind in (list, tuple, set):
        if isinstance(obj, kind):
            return kind(moveTo(each, device) for each in obj)
    return obj.to(device)
