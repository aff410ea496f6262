def place(net, device):
    return net.to(device)


def predict_on(net, X, device):
    return net.to(device)(X.to(device)).cpu()
