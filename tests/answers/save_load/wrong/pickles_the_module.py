# Saves the whole module, and reads it with weights_only=False.
# See: Why not save the whole module?
import torch


def save_tensors(obj, path):
    torch.save(obj, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu")


def save_model(net, path):
    torch.save(net, path)


def load_model(make_net, path):
    net = torch.load(path, map_location="cpu", weights_only=False)
    net.eval()
    return net
