# Looks for the word cuda in the device, which a torch.device does not allow.
# See: Exercise: a network on a device
def place(net, device):
    if "cuda" in device:
        return net.to(device)
    return net.cpu()


def predict_on(net, X, device):
    return place(net, device)(X.to(device)).cpu()
