import torch


class Predictor:
    def __init__(self, net, device):
        self.device = torch.device(device)
        self.net = net.to(self.device)

    def __call__(self, X):
        with torch.no_grad():
            return torch.from_numpy(self.net(X.to(self.device)).cpu().numpy())


def place(net, device):
    return Predictor(net, device).net


def predict_on(net, X, device):
    return Predictor(net, device)(X)
