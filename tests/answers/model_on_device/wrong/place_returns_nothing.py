# place moves the network and returns nothing.
def place(net, device):
    net.to(device)


def predict_on(net, X, device):
    place(net, device)
    return net(X.to(device)).cpu()
