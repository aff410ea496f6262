# Returns the names of devices, which are text and no torch.device.
# See: Where is a tensor?
import torch


def try_gpu(i=0):
    return torch.device(f"cuda:{i}") if i < torch.cuda.device_count() else torch.device("cpu")


def try_all_gpus():
    return [f"cuda:{i}" for i in range(torch.cuda.device_count())] or ["cpu"]
