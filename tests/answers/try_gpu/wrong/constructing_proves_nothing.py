# Believes that constructing torch.device('cuda:7') fails where there is no such GPU.
# See: Where is a tensor?
import torch


def try_gpu(i=0):
    try:
        return torch.device(f"cuda:{i}")
    except RuntimeError:
        return torch.device("cpu")


def try_all_gpus():
    return [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
