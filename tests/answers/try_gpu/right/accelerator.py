import torch


def try_gpu(i=0):
    if torch.accelerator.is_available() and i < torch.accelerator.device_count():
        return torch.device(torch.accelerator.current_accelerator().type, i)
    return torch.device("cpu")


def try_all_gpus():
    return [try_gpu(i) for i in range(torch.accelerator.device_count())] or [torch.device("cpu")]
