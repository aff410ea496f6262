# Looks at the machine once, when the cell runs or at the first call, and not whenever it is called.
# See: Exercise: a GPU if there is one
import functools

import torch


@functools.cache
def try_gpu(i=0):
    return torch.device("cuda", i) if i < torch.cuda.device_count() else torch.device("cpu")


@functools.cache
def try_all_gpus():
    return [torch.device("cuda", i) for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
