# log_softmax and gather; counts with numpy; one cat over all batches at the end.
import numpy as np
import torch


def softmax(X):
    return torch.log_softmax(X, 1).exp()


def cross_entropy(logits, y):
    return -torch.log_softmax(logits, dim=1).gather(1, y.unsqueeze(1)).squeeze(1)


def accuracy(y_hat, y):
    return np.sum(y_hat.detach().numpy().argmax(axis=1) == y.numpy())


def evaluate_accuracy(net, data_iter):
    try:
        net.eval()
    except AttributeError:
        pass
    outs, labels = [], []
    torch.set_grad_enabled(False)
    for X, y in data_iter:
        outs.append(net(X))
        labels.append(y)
    torch.set_grad_enabled(True)
    return accuracy(torch.cat(outs), torch.cat(labels)) / sum(len(y) for y in labels)
