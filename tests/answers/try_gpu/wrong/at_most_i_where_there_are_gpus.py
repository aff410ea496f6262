# Compares with >= i, so with n GPUs it names cuda:n, which is not there.
# See: Exercise: a GPU if there is one
import torch


def try_gpu(i=0):
    count = torch.cuda.device_count()
    return torch.device(f"cuda:{i}") if count and count >= i else torch.device("cpu")


def try_all_gpus():
    return [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
