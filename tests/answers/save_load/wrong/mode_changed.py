# save_model calls net.eval() and then net.train(), so a net that was in evaluation mode is in training mode afterwards.
# See: Exercise: tensors and nets in files
import torch
from torch import nn


def save_tensors(obj, path):
    if isinstance(obj, torch.Tensor):
        copy = obj.detach().clone()
    elif isinstance(obj, dict):
        copy = {name: t.detach().clone() for name, t in obj.items()}
    else:
        copy = [t.detach().clone() for t in obj]
    torch.save(copy, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu", weights_only=True)


def save_model(net, path):
    net.eval()
    torch.save(net.state_dict(), path)
    net.train()


def load_model(make_net, path):
    net = make_net()
    net.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    net.eval()
    return net
