# torch.save and torch.load with map_location, strict loading.
import torch


def save_tensors(obj, path):
    torch.save(obj, path)


def load_tensors(path):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return torch.load(path, map_location=device)


def save_model(net, path):
    torch.save(net.state_dict(), path)


def load_model(make_net, path):
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    net = make_net()
    state = torch.load(path, map_location=device)
    net.load_state_dict(state)
    net.eval()
    return net
