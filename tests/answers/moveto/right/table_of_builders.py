def moveTo(obj, device):
    to = getattr(obj, "to", None)
    if callable(to):
        return to(device)
    move = lambda x: moveTo(x, device)
    builders = {
        dict: lambda d: {move(k): move(v) for k, v in d.items()},
        list: lambda values: list(map(move, values)),
        tuple: lambda values: tuple(map(move, values)),
        set: lambda values: set(map(move, values)),
    }
    for kind, build in builders.items():
        if isinstance(obj, kind):
            return build(obj)
    return obj
