# try_gpu has no default for i, so try_gpu() raises an error.
import torch


def try_gpu(i):
    if i < torch.cuda.device_count():
        return torch.device(f"cuda:{i}")
    return torch.device("cpu")


def try_all_gpus():
    return [try_gpu(i) for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
