import torch


def try_gpu(i: int = 0) -> torch.device:
    if not torch.cuda.is_available():
        return torch.device("cpu")
    number_of_gpus = torch.cuda.device_count()
    if i > number_of_gpus - 1:
        return torch.device("cpu")
    return torch.device("cuda:" + str(i))


def try_all_gpus():
    result = []
    if torch.cuda.is_available():
        i = 0
        while i < torch.cuda.device_count():
            result.append(torch.device("cuda:" + str(i)))
            i += 1
    if len(result) == 0:
        result.append(torch.device("cpu"))
    return result
