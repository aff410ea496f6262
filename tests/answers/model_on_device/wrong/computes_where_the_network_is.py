# Does not compute on the device that was given, but on the CPU or where the network is.
# See: Exercise: a network on a device
def place(net, device):
    return net.to(device)


def predict_on(net, X, device):
    return net(X.to(next(net.parameters()).device)).cpu()
