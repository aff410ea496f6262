# place returns the network without having moved it.
# See: Exercise: a network on a device
def place(net, device):
    return net


def predict_on(net, X, device):
    return net.to(device)(X.to(device)).cpu()
