# Parameters and buffers are collected and copied back one by one, with names and shapes compared by hand.
import io
from pathlib import Path

import torch


def save_tensors(obj, path):
    memory = io.BytesIO()
    torch.save(obj, memory)
    Path(path).write_bytes(memory.getvalue())


def load_tensors(path):
    memory = io.BytesIO(Path(path).read_bytes())
    return torch.load(memory, map_location=lambda storage, location: storage)


def tensors_of(net):
    everything = dict(net.named_parameters())
    everything.update(net.named_buffers())
    return everything


def save_model(net, path):
    saved = {}
    for name, tensor in tensors_of(net).items():
        saved[name] = tensor.detach().clone()
    save_tensors(saved, path)


def load_model(make_net, path):
    saved = load_tensors(path)
    net = make_net()
    there = tensors_of(net)
    if set(saved) != set(there):
        raise KeyError(f"the names differ: {set(saved) ^ set(there)}")
    with torch.no_grad():
        for name, tensor in there.items():
            if tensor.shape != saved[name].shape:
                raise ValueError(f"{name} has another shape")
            tensor.copy_(saved[name])
    for module in net.modules():
        module.training = False
    return net
