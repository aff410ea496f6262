# A single tensor is saved in a list, and comes back as a list.
# See: Exercise: tensors and nets in files
import torch
from torch import nn


def save_tensors(obj, path):
    if isinstance(obj, torch.Tensor):
        obj = [obj]
    if isinstance(obj, dict):
        data = {key: value.clone() for key, value in obj.items()}
    else:
        data = [tensor.clone() for tensor in obj]
    torch.save(data, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu", weights_only=True)


def save_model(net, path):
    torch.save(net.state_dict(), path)


def load_model(make_net, path):
    net = make_net()
    net.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    net.eval()
    return net
