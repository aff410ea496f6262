# The state dict is one entry of a checkpoint; everything is copied to the CPU before it is saved.
import torch


def to_cpu(obj):
    if isinstance(obj, torch.Tensor):
        return obj.detach().cpu()
    if isinstance(obj, dict):
        return {key: to_cpu(value) for key, value in obj.items()}
    return [to_cpu(value) for value in obj]


def save_tensors(obj, path):
    torch.save({"version": 1, "content": to_cpu(obj)}, path)


def load_tensors(path):
    checkpoint = torch.load(path, weights_only=True)
    return checkpoint["content"]


def save_model(net, path):
    checkpoint = {
        "kind": type(net).__name__,
        "epoch": 0,
        "model_state_dict": to_cpu(net.state_dict()),
    }
    with open(path, "wb") as file:
        torch.save(checkpoint, file)


def load_model(make_net, path):
    with open(path, "rb") as file:
        checkpoint = torch.load(file)
    net = make_net().eval()
    net.load_state_dict(checkpoint["model_state_dict"], assign=True)
    return net
