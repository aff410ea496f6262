# Returns the class with the highest score in place of the output.
# See: Exercise: a network on a device
import torch


def place(net, device):
    return net.to(device)


def predict_on(net, X, device):
    with torch.no_grad():
        return net.to(device)(X.to(device)).argmax(dim=1).cpu()
