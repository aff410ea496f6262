"""Use more memory than allowed, in tensors."""

# ruff: noqa
import torch

kept = []
try:
    while len(kept) * 50_000_000 < 2 * LIMITS["memory_bytes"]:
        kept.append(torch.ones(50_000_000, dtype=torch.uint8))
    print("REACHED")
finally:
    print("stopped at", len(kept))
    del kept
