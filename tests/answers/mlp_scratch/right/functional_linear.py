# functional.linear with turned weights; normal_ in place; a ParameterList.
import torch
from torch import nn
import torch.nn.functional as F


def relu(X):
    return F.relu(X)


def init_params(num_inputs, num_hiddens, num_outputs):
    params = nn.ParameterList()
    for rows, columns in ((num_inputs, num_hiddens), (num_hiddens, num_outputs)):
        params.append(nn.Parameter(torch.empty(rows, columns)))
        nn.init.normal_(params[-1], std=0.01)
        params.append(nn.Parameter(torch.zeros(columns)))
    return params


def net(X, params):
    H = relu(F.linear(torch.flatten(X, start_dim=1), params[0].t(), params[1]))
    return F.linear(H, params[2].t(), params[3])
