# Moves the network but not the input.
# See: One operation, one device
def place(net, device):
    return net.to(device)


def predict_on(net, X, device):
    net.to(device)
    X.to(device)
    return net(X).cpu()
