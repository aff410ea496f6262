# Nested blocks; shapes as lists; asks for the type UninitializedParameter.
import torch
from torch import nn
from torch.nn.parameter import UninitializedParameter


def hidden_block(size):
    return nn.Sequential(nn.LazyLinear(size), nn.ReLU(inplace=True))


def make_lazy_net(hiddens, num_out):
    net = nn.Sequential()
    net.append(nn.Flatten(start_dim=1))
    for size in hiddens:
        net.append(hidden_block(size))
    net.add_module("out", nn.LazyLinear(num_out, bias=True))
    return net


def param_shapes(net):
    return {
        name: None if isinstance(p, UninitializedParameter) else list(p.size())
        for name, p in net.named_parameters()
    }


def shapes_before_after(net, X):
    was_training = net.training
    net.eval()
    before = param_shapes(net)
    with torch.inference_mode(False), torch.no_grad():
        net(X)
    net.train(was_training)
    return before, param_shapes(net)
