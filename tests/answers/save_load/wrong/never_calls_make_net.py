# Takes make_net for the net itself and never calls it.
# See: Exercise: tensors and nets in files
import torch


def save_tensors(obj, path):
    torch.save(obj, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu")


def save_model(net, path):
    torch.save(net.state_dict(), path)


def load_model(make_net, path):
    net = make_net
    net.load_state_dict(torch.load(path, map_location="cpu"))
    net.eval()
    return net
