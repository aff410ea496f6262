# place moves the network and returns nothing.
# See: Exercise: a network on a device
def place(net, device):
    net.to(device)


def predict_on(net, X, device):
    place(net, device)
    return net(X.to(device)).cpu()
