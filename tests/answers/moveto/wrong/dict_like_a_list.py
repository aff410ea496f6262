# Calls the type of a container with the elements as its one argument, which a named tuple refuses, and a dict too.
# See: Exercise: move everything
def moveTo(obj, device):
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, (list, tuple, set, dict)):
        return type(obj)(moveTo(each, device) for each in obj)
    return obj
