# Falls back to another GPU instead of the CPU where the number is too large.
# See: Exercise: a GPU if there is one
import torch
def try_gpu(i=0):
    n = torch.cuda.device_count()
    return torch.device("cuda", min(i, n-1)) if n else torch.device("cpu")
def try_all_gpus():
    return [torch.device("cuda", i) for i in range(torch.cuda.device_count())] or [torch.device("cpu")]
