# try_all_gpus returns texts such as "cuda:0" for the GPUs instead of torch.device objects.
# See: Exercise: a GPU if there is one
import torch


def try_gpu(i=0):
    if i < torch.cuda.device_count():
        return torch.device(f"cuda:{i}")
    return torch.device("cpu")


def try_all_gpus():
    gpus = [f"cuda:{i}" for i in range(torch.cuda.device_count())]
    return gpus if gpus else [torch.device("cpu")]
