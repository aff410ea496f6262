# Returns torch.device('cuda') for GPU 0, which is not equal to cuda:0.
# See: Where is a tensor?
import torch


def try_gpu(i=0):
    if i >= torch.cuda.device_count():
        return torch.device("cpu")
    return torch.device("cuda") if i == 0 else torch.device(f"cuda:{i}")


def try_all_gpus():
    return [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
