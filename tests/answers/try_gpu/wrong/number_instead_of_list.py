# try_all_gpus returns how many GPUs there are.
# See: Exercise: a GPU if there is one
import torch


def try_gpu(i=0):
    if i < torch.cuda.device_count():
        return torch.device(f"cuda:{i}")
    return torch.device("cpu")


def try_all_gpus():
    return torch.cuda.device_count()
