# Turns the comparison round: the CPU where GPU number i exists, and cuda:i where it does not.
# See: Exercise: a GPU if there is one
import torch


def try_gpu(i=0):
    return torch.device(f"cuda:{i}") if i >= torch.cuda.device_count() else torch.device("cpu")


def try_all_gpus():
    return [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
