# Leaves tensors where they are, for it throws the result of .to away or does not know this device.
# See: One operation, one device
def moveTo(obj, device):
    if hasattr(obj, "to"):
        obj.to(device)
    elif isinstance(obj, dict):
        for key, value in obj.items():
            moveTo(key, device)
            moveTo(value, device)
    elif isinstance(obj, (list, tuple, set)):
        for each in obj:
            moveTo(each, device)
    return obj
