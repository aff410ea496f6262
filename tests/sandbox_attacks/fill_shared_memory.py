"""Fill /dev/shm, which is memory."""

# ruff: noqa
written = 0
try:
    for number in range(12):
        with open(f"/dev/shm/file{number}", "wb", buffering=0) as file:
            while file.tell() < LIMITS["file_bytes"] - 2**20:
                written += file.write(b"1" * 2**20)
except OSError as error:
    print(error)
print("REACHED" if written > 150_000_000 else "stopped", "at", written)
