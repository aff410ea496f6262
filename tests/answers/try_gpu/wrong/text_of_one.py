# Returns the names of devices, which are text and no torch.device.
# See: Where is a tensor?
import torch


def try_gpu(i=0):
    return f"cuda:{i}" if i < torch.cuda.device_count() else "cpu"


def try_all_gpus():
    return [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
