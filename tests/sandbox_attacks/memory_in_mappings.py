"""Use more memory than allowed, in private, shared and file mappings, where not all limits look."""

# ruff: noqa
import mmap

for kind in (mmap.MAP_SHARED | mmap.MAP_ANONYMOUS, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000):
    kept = []
    try:
        while len(kept) * 50_000_000 < 2 * LIMITS["memory_bytes"]:
            kept.append(mmap.mmap(-1, 50_000_000, kind))
            kept[-1].write(b"1" * 50_000_000)
        print("REACHED", kind)
    except (OSError, MemoryError) as error:
        print(error, len(kept))
    del kept
