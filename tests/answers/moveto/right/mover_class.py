from collections.abc import Mapping


class Mover:
    def __init__(self, device):
        self.device = device

    def __call__(self, obj):
        if hasattr(obj, "to"):
            return obj.to(self.device)
        if isinstance(obj, Mapping):
            return {self(key): self(obj[key]) for key in obj}
        if isinstance(obj, tuple) and hasattr(obj, "_replace"):
            return obj._replace(**{name: self(value) for name, value in obj._asdict().items()})
        if isinstance(obj, (list, tuple, set, frozenset)):
            base = [kind for kind in (list, tuple, set, frozenset) if isinstance(obj, kind)][0]
            return base([self(each) for each in obj])
        return obj


def moveTo(obj, device):
    return Mover(device)(obj)
