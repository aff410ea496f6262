# Saves the named parameters only: the buffers of batch normalization are missing.
# See: Saving and loading
import torch


def save_tensors(obj, path):
    torch.save(obj, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu")


def save_model(net, path):
    torch.save(dict(net.named_parameters()), path)


def load_model(make_net, path):
    net = make_net()
    net.load_state_dict(torch.load(path, map_location="cpu"))
    return net.eval()
