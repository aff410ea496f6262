# Moves a network only where that is needed, and brings the result back only where that is needed.
import torch


def place(net, device):
    device = torch.device(device)
    if any(tensor.device != device for tensor in net.state_dict().values()):
        net = net.to(device)
    return net


def predict_on(net, X, device):
    net = place(net, device)
    X = X if X.device == torch.device(device) else X.to(device)
    with torch.no_grad():
        Y = net.forward(X)
    return Y.cpu() if Y.device.type != "cpu" else Y
