# Computes on the CPU, whatever the device.
# See: Exercise: a network on a device
def place(net, device):
    return net.to(device)


def predict_on(net, X, device):
    return net.cpu()(X.cpu())
