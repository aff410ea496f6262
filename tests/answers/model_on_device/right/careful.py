# Evaluation mode, no gradients, and a result that is cut off from the graph.
import torch


def place(net, device):
    device = torch.device(device)
    net.to(device=device)
    return net


@torch.no_grad()
def predict_on(net, X, device):
    net = place(net, device)
    was_training = net.training
    net.eval()
    out = net(X.to(device))
    net.train(was_training)
    return out.detach().to("cpu")
