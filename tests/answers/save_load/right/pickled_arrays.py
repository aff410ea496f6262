# pickle writes the tensors as numpy arrays; the model's file is a legacy file of torch.save.
import pickle

import numpy as np
import torch


def convert(obj, kind, change):
    if isinstance(obj, kind):
        return change(obj)
    if isinstance(obj, dict):
        return {key: change(value) for key, value in obj.items()}
    return [change(value) for value in obj]


def save_tensors(obj, path):
    with open(path, "wb") as file:
        pickle.dump(convert(obj, torch.Tensor, lambda tensor: tensor.detach().cpu().numpy()), file)


def load_tensors(path):
    with open(path, "rb") as file:
        return convert(pickle.load(file), np.ndarray, torch.tensor)


def save_model(net, path):
    torch.save(dict(net.state_dict()), str(path), _use_new_zipfile_serialization=False)


def load_model(make_net, path):
    net = make_net()
    state = torch.load(str(path), map_location={"cuda:0": "cpu"})
    result = net.load_state_dict(state)
    print(result)
    return net.requires_grad_(True).eval()
