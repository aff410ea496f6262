# Writes the numbers as JSON text, which loses the types.
# See: Exercise: tensors and nets in files
import torch


import json


def save_tensors(obj, path):
    if isinstance(obj, dict):
        plain = {key: value.tolist() for key, value in obj.items()}
    elif isinstance(obj, list):
        plain = {"list": [value.tolist() for value in obj]}
    else:
        plain = {"tensor": obj.tolist()}
    with open(path, "w") as file:
        json.dump(plain, file)


def load_tensors(path):
    with open(path) as file:
        plain = json.load(file)
    if "list" in plain:
        return [torch.tensor(value) for value in plain["list"]]
    if "tensor" in plain:
        return torch.tensor(plain["tensor"])
    return {key: torch.tensor(value) for key, value in plain.items()}


def save_model(net, path):
    torch.save(net.state_dict(), path)


def load_model(make_net, path):
    net = make_net()
    net.load_state_dict(torch.load(path, map_location="cpu"))
    return net.eval()
