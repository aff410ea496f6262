# Moves the network but not the input.
def place(net, device):
    return net.to(device)


def predict_on(net, X, device):
    return place(net, device)(X).cpu()
