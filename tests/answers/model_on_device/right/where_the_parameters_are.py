# Asks the network where it is, and moves the input there.
def place(net, device):
    net.to(device)
    return net


def predict_on(net, X, device):
    placed = place(net, device)
    there = next(placed.parameters()).device
    result = placed(X.to(there))
    return result.data.cpu()
