# Fills in place under torch.no_grad(); signs as a difference of two coins.
import torch
from torch import nn


@torch.no_grad()
def init_normal(m):
    if not isinstance(m, nn.Linear):
        return
    for name, parameter in m.named_parameters():
        if name == "weight":
            parameter.normal_(0, 0.01)
        else:
            parameter.zero_()


def xavier(m):
    if isinstance(m, nn.Linear):
        a = (6 / (m.in_features + m.out_features)) ** 0.5
        with torch.no_grad():
            m.weight.copy_((2 * torch.rand_like(m.weight) - 1) * a)


def my_init(m):
    if isinstance(m, nn.Linear):
        sign = torch.randint(0, 2, m.weight.shape) - torch.randint(0, 2, m.weight.shape)
        m.weight.data.copy_(sign * (5 + 5 * torch.rand(m.weight.shape)))


def make_tied_net():
    relu, shared = nn.ReLU(), nn.Linear(8, 8)
    net = nn.Sequential()
    net.append(nn.Linear(4, 8))
    for _ in range(2):
        net.append(relu)
        net.append(shared)
    net.append(relu)
    net.append(nn.Linear(8, 1))
    net.apply(xavier)
    return net
