# Saves the whole module, which torch.load refuses since PyTorch 2.6.
# See: Why not save the whole module?
import torch


def save_tensors(obj, path):
    torch.save(obj, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu")


def save_model(net, path):
    torch.save(net, path)


def load_model(make_net, path):
    return torch.load(path).eval()
