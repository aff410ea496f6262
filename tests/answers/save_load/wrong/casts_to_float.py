# Casts everything to float32 when it is saved.
# See: Exercise: tensors and nets in files
import torch


def save_tensors(obj, path):
    if isinstance(obj, torch.Tensor):
        obj = obj.float()
    elif isinstance(obj, dict):
        obj = {key: value.float() for key, value in obj.items()}
    else:
        obj = [value.float() for value in obj]
    torch.save(obj, path)


def load_tensors(path):
    return torch.load(path, map_location="cpu")


def save_model(net, path):
    torch.save(net.state_dict(), path)


def load_model(make_net, path):
    net = make_net()
    net.load_state_dict(torch.load(path, map_location="cpu"))
    return net.eval()
