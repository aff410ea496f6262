# Asks the driver about GPU number i and catches the error; the device of a tensor serves as the CPU.
import torch

CPU = torch.zeros(1).device


def try_gpu(i=0):
    try:
        torch.cuda.get_device_properties(i)
    except Exception:
        return CPU
    return torch.device("cuda", i)


def try_all_gpus():
    count = torch.cuda.device_count()
    return [torch.device("cuda", i) for i in range(count)] if count else [CPU]
