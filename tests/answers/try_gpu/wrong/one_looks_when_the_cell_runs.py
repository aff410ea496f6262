# Looks at the machine once, when the cell runs or at the first call, and not whenever it is called.
# See: Exercise: a GPU if there is one
import torch


COUNT = torch.cuda.device_count()


def try_gpu(i=0):
    return torch.device(f"cuda:{i}") if i < COUNT else torch.device("cpu")


def try_all_gpus():
    return [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
