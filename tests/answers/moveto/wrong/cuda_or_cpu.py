# Leaves tensors where they are, for it throws the result of .to away or does not know this device.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.cuda() if device == "cuda" else obj.cpu()
    if isinstance(obj, dict):
        return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    for kind in (list, tuple, set):
        if isinstance(obj, kind):
            return kind(moveTo(each, device) for each in obj)
    return obj
