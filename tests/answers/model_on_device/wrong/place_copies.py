# place moves a copy and leaves the network that was given where it is.
# See: Exercise: a network on a device
import copy
import torch
from torch import nn


def predict_on(net: nn.Module, X: torch.Tensor, device) -> torch.Tensor:
    return place(net, device)(X.to(device)).to("cpu")


def place(net, device):
    twin = copy.deepcopy(net)
    return twin.to(device)
