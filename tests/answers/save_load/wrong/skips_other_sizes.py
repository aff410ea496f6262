# Leaves out the entries that do not fit, so that a net of other sizes keeps random values without an error.
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
    own = net.state_dict()
    saved = torch.load(path, map_location="cpu")
    fitting = {k: v for k, v in saved.items() if k in own and own[k].shape == v.shape}
    own.update(fitting)
    net.load_state_dict(own)
    return net.eval()
