# Binds the functions by name; they still look at the machine when they are called.
from torch import device
from torch.cuda import device_count, is_available


def try_gpu(i=0):
    return device("cuda", i) if is_available() and device_count() > i else device("cpu")


def try_all_gpus():
    if not is_available():
        return [device("cpu")]
    return list(map(lambda i: device("cuda", i), range(device_count())))
