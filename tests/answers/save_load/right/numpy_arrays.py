# Tensors are kept as numpy arrays in an npz file, with a word that tells their structure.
import numpy as np
import torch


def save_tensors(obj, path):
    if isinstance(obj, torch.Tensor):
        kind, named = "tensor", {"0": obj}
    elif isinstance(obj, dict):
        kind, named = "dict", obj
    else:
        kind, named = "list", {str(i): t for i, t in enumerate(obj)}
    arrays = {f"array_{i}": t.detach().cpu().numpy() for i, t in enumerate(named.values())}
    with open(path, "wb") as file:
        np.savez(file, kind=np.array(kind), names=np.array(list(named)), **arrays)


def load_tensors(path):
    with np.load(path) as content:
        kind = str(content["kind"])
        names = [str(name) for name in content["names"]]
        tensors = [torch.from_numpy(content[f"array_{i}"].copy()) for i in range(len(names))]
    if kind == "tensor":
        return tensors[0]
    return dict(zip(names, tensors)) if kind == "dict" else tensors


def save_model(net, path):
    state = {name: tensor.cpu() for name, tensor in net.state_dict().items()}
    torch.save({"net": state}, path)


def load_model(make_net, path):
    state = torch.load(path, weights_only=True, map_location=torch.device("cpu"))["net"]
    net = make_net()
    missing, unexpected = net.load_state_dict(state, strict=False)
    if missing or unexpected:
        raise RuntimeError(f"missing {missing}, unexpected {unexpected}")
    return net.train(False)
