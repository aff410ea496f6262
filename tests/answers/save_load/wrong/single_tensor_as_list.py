# save_tensors treats all that is not a dict as a list, so a single tensor comes back as the list of its rows (and one without axes fails).
# See: Exercise: tensors and nets in files
import torch


def save_tensors(obj, path):
    if isinstance(obj, dict):
        copy = {}
        for name in obj:
            copy[name] = obj[name].detach().clone()
    else:
        copy = []
        for tensor in obj:
            copy.append(tensor.detach().clone())
    torch.save(copy, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu")


def save_model(net, path):
    torch.save({"model": net.state_dict()}, path)


def load_model(make_net, path):
    net = make_net()
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    net.load_state_dict(checkpoint["model"])
    net.eval()
    return net
