# Copies the values of the file in order, with zip, and does not notice that there are more or fewer.
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
    state = torch.load(path, map_location="cpu")
    with torch.no_grad():
        for mine, saved in zip(net.state_dict().values(), state.values()):
            mine.copy_(saved)
    return net.eval()
