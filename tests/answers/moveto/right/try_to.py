def moveTo(obj, device):
    try:
        return obj.to(device)
    except AttributeError:
        pass
    if isinstance(obj, dict):
        return dict(zip(moveTo(list(obj.keys()), device), moveTo(list(obj.values()), device)))
    if isinstance(obj, (list, tuple, set)):
        result = []
        for each in obj:
            result.append(moveTo(each, device))
        if isinstance(obj, list):
            return result
        return tuple(result) if isinstance(obj, tuple) else set(result)
    return obj
