import torch

try_gpu = lambda i=0: torch.device("cuda", i) if i < torch.cuda.device_count() else torch.device("cpu")
try_all_gpus = lambda: [try_gpu(i) for i in range(max(1, torch.cuda.device_count()))]
