# A default value is computed once, when the cell runs, and so is the number of GPUs.
import torch
def try_gpu(i=0, n=torch.cuda.device_count()):
    return torch.device("cuda", i) if i < n else torch.device("cpu")
def try_all_gpus():
    return [try_gpu(i) for i in range(max(1, torch.cuda.device_count()))]
