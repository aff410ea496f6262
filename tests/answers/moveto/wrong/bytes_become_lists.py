# Knows that text must not be walked through, but not that arrays and bytes must not either.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"): return obj.to(device)
    if isinstance(obj, str): return obj
    if isinstance(obj, dict): return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    try: it = iter(obj)
    except TypeError: return obj
    out = [moveTo(x, device) for x in it]
    return tuple(out) if isinstance(obj, tuple) else set(out) if isinstance(obj, set) else out
