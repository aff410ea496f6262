"""A worker of the GPU job starts CUDA before the first cell: seeded, bounded and warm.

It is started here and not when a cell needs it, for three reasons. Its first use takes seconds, which are nobody's to pay. A
seed for a device that is not started yet is forgotten where `seed_everything` does not look for one. And the bound on memory
can only be given to a device that is started.
"""

import torch


class NoGpu(Exception):
    """There is no CUDA device that this process can use; the message says what torch said."""


def start(memory_bytes: int) -> None:
    """Start CUDA on all GPUs, let torch take at most some memory of each, and pay what the first product costs. Raise NoGpu.

    The bound keeps an honest mistake from taking the GPU away from others; what a submission does against it is watched from
    outside (autograder/gpu_memory.py).
    """
    try:
        torch.cuda.init()  # type: ignore[no-untyped-call]
        for device in range(torch.cuda.device_count()):
            total = torch.cuda.get_device_properties(device).total_memory
            torch.cuda.set_per_process_memory_fraction(min(1.0, memory_bytes / total), device)
        some = torch.ones(64, 64, device="cuda")
        float((some @ some).sum())
    except Exception as error:  # torch has several of its own, and drivers fail in many ways
        raise NoGpu(f"{type(error).__name__}: {error}") from error
