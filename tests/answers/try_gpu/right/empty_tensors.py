# Makes empty tensors and asks where they are.
import torch
def try_gpu(i: int = 0):
    try:
        torch.cuda.get_device_name(i)
        return torch.device(f"cuda:{i}")
    except (AssertionError, RuntimeError):
        return torch.device("cpu")
def try_all_gpus():
    if not torch.cuda.is_available(): return [torch.zeros(0).device]
    return [torch.empty(0, device=i).device for i in range(torch.cuda.device_count())]
