import torch


def _gpus():
    for number in range(torch.cuda.device_count()):
        yield torch.device(type="cuda", index=number)


def try_gpu(i=0):
    gpus = list(_gpus())
    return gpus[i] if i < len(gpus) else torch.device("cpu")


def try_all_gpus():
    return tuple(_gpus()) or (torch.device("cpu"),)
