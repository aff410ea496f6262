# place returns the network without having moved it.
# See: One operation, one device
def place(net, device):
    for parameter in net.parameters():
        parameter = parameter.to(device)
    return net


def predict_on(net, X, device):
    return place(net, device)(X.to(device)).cpu()
