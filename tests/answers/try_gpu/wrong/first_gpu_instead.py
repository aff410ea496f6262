# Falls back to another GPU instead of the CPU where the number is too large.
# See: Exercise: a GPU if there is one
import torch


def try_gpu(i=0):
    if i < torch.cuda.device_count():
        return torch.device(f"cuda:{i}")
    return torch.device("cuda:0" if torch.cuda.is_available() else "cpu")


def try_all_gpus():
    return [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
