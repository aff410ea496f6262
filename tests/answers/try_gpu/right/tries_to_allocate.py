# Asks for memory there and catches the error.
import torch


def try_gpu(i=0):
    try:
        torch.empty(1, device=f"cuda:{i}")
        return torch.device(f"cuda:{i}")
    except (RuntimeError, AssertionError):
        return torch.device("cpu")


def try_all_gpus():
    devices, i = [], 0
    while try_gpu(i).type == "cuda":
        devices.append(try_gpu(i))
        i += 1
    return devices or [torch.device("cpu")]
