# Returns torch.device('cuda') without the number, whichever GPU was asked for.
# See: Where is a tensor?
import torch


def try_gpu(i=0):
    return torch.device("cuda") if i < torch.cuda.device_count() else torch.device("cpu")


def try_all_gpus():
    return [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
