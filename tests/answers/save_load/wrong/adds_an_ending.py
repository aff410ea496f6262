# Appends .pt to the name, so the file is not where it was asked for.
# See: Exercise: tensors and nets in files
import torch


def save_tensors(obj, path):
    torch.save(obj, str(path) + ".pt")


def load_tensors(path):
    return torch.load(str(path) + ".pt", map_location="cpu")


def save_model(net, path):
    torch.save(net.state_dict(), path)


def load_model(make_net, path):
    net = make_net()
    net.load_state_dict(torch.load(path, map_location="cpu"))
    return net.eval()
