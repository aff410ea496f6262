# Counts GPUs from 1: cuda:1 to cuda:n.
# See: Where is a tensor?
import torch


def try_gpu(i=0):
    if i < torch.cuda.device_count():
        return torch.device(f"cuda:{i}")
    return torch.device("cpu")


def try_all_gpus():
    return [torch.device(f"cuda:{i}") for i in range(1, torch.cuda.device_count() + 1)] or [torch.device("cpu")]
