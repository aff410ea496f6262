# masked_fill; T reverses all axes of a tensor, and the middle one of three stays.
import torch


def above(x: torch.Tensor, threshold: float) -> torch.Tensor:
    return x.gt(threshold)


def replace_where(x: torch.Tensor, mask: torch.Tensor, value: float) -> torch.Tensor:
    return x.masked_fill(mask, value)


def swap_first_last(t: torch.Tensor) -> torch.Tensor:
    return t.T
