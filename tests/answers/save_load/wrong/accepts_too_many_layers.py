# Looks only for the names that the net has, so a file with more layers is accepted.
# See: Exercise: tensors and nets in files
import torch


def save_tensors(obj, path):
    torch.save(obj, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu")


def save_model(net, path):
    torch.save(net.state_dict(), path)


def load_model(make_net, path):
    net = make_net()
    saved = torch.load(path, map_location="cpu")
    net.load_state_dict({name: saved[name] for name in net.state_dict()})
    net.eval()
    return net
