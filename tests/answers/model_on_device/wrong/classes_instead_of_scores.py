# Returns the class with the highest score in place of the output.
def place(net, device):
    return net.to(device)


def predict_on(net, X, device):
    return place(net, device)(X.to(device)).argmax(dim=1).cpu()
