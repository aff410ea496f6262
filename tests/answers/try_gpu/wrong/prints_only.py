# Prints the devices instead of returning them.
import torch


def try_gpu(i=0):
    print(torch.device(f"cuda:{i}") if i < torch.cuda.device_count() else torch.device("cpu"))


def try_all_gpus():
    for i in range(torch.cuda.device_count()):
        print(torch.device(f"cuda:{i}"))
