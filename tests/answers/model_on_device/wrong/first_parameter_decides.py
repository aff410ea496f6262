# Asks the first parameter only: a network that is half there stays as it is.
# See: Exercise: a network on a device
import torch


def predict_on(net, X, device):
    net = net.to(device)
    X = X.to(device)
    with torch.no_grad():
        y = net(X)
    return y.cpu()


def place(net, device):
    first = next(net.parameters())
    if first.device == torch.device(device):
        return net
    return net.to(device)
