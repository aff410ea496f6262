"""Use more memory than allowed, a little in each of many programs, which share no memory with the warm process."""

# ruff: noqa
import subprocess
import sys
import time

size = LIMITS["memory_bytes"] // 2
code = f"x = bytearray(b'1') * {size}; print(len(x), flush=True); input()"
options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
programs = [subprocess.Popen([sys.executable, "-I", "-S", "-c", code], **options) for _ in range(4)]
filled = sum(program.stdout.readline() == f"{size}\n" for program in programs)
time.sleep(0.7)
alive = sum(program.poll() is None for program in programs)
print("REACHED" if filled == alive == len(programs) else "stopped", filled, alive)
