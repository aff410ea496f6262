# Stops three containers deep.
# See: Exercise: move everything
def moveTo(obj, device, depth=0):
    if hasattr(obj, "to"): return obj.to(device)
    if depth > 2: return obj
    if isinstance(obj, dict): return {moveTo(k, device, depth+1): moveTo(v, device, depth+1) for k, v in obj.items()}
    for kind in (list, tuple, set):
        if isinstance(obj, kind): return kind(moveTo(x, device, depth+1) for x in obj)
    return obj
