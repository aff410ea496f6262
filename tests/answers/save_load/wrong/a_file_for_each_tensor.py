# Writes one file for each tensor of a list or dict.
# See: Exercise: tensors and nets in files
import torch


import os


def save_tensors(obj, path):
    if isinstance(obj, torch.Tensor):
        torch.save(obj, path)
        return
    items = obj.items() if isinstance(obj, dict) else enumerate(obj)
    os.makedirs(path, exist_ok=True)
    for key, tensor in items:
        torch.save(tensor, os.path.join(path, f"{key}.pt"))


def load_tensors(path):
    if os.path.isfile(path):
        return torch.load(path, map_location="cpu")
    files = sorted(os.listdir(path))
    found = {name[:-3]: torch.load(os.path.join(path, name), map_location="cpu") for name in files}
    if all(key.isdigit() for key in found):
        return list(found.values())
    return found


def save_model(net, path):
    torch.save(net.state_dict(), path)


def load_model(make_net, path):
    net = make_net()
    net.load_state_dict(torch.load(path, map_location="cpu"))
    return net.eval()
