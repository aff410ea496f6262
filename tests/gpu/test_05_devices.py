"""Device checks of 05_devices, for the GPU job: see docs/gpu.md."""

import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, fields, show


def name_devices(names, numbers):
    """Call try_gpu with no number and with each of these."""
    count = torch.cuda.device_count()
    return {"count": count, "one": [names.try_gpu(), *(names.try_gpu(count + number) for number in numbers)]}


@exercise("try_gpu")
class TestTryGpu:
    @points(1, hint="GPUs count from 0: GPU number i exists if i < torch.cuda.device_count()")
    def test_no_such_gpu(self, student):
        """On this machine, try_gpu(i) is the CPU where there is no GPU number i."""
        count, one = fields(student.run(name_devices, [0, 1]), "count", "one")
        raise Mismatch(show([count, one]))
