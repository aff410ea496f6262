# Moves the elements of a container but does not look into containers in it.
# See: Exercise: move everything
def moveTo(obj, device):
    def move(x):
        return x.to(device) if hasattr(x, "to") else x

    if isinstance(obj, dict):
        return {move(k): move(v) for k, v in obj.items()}
    for kind in (list, tuple, set):
        if isinstance(obj, kind):
            return kind(move(each) for each in obj)
    return move(obj)
