# Calls the type of a container with the elements as its one argument, which a named tuple refuses, and a dict too.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {moveTo(k, device): moveTo(v, device) for k, v in obj.items()}
    if isinstance(obj, (list, tuple, set)):
        return type(obj)([moveTo(each, device) for each in obj])
    return obj
