# Moves the parameters and forgets the buffers.
# See: Exercise: a network on a device
def place(net, device):
    for parameter in net.parameters():
        parameter.data = parameter.data.to(device)
    return net


def predict_on(net, X, device):
    return net.to(device)(X.to(device)).cpu()
