"""Find the grader among the processes, and read its command line, environment and memory map."""

# ruff: noqa
import os

for process in sorted({*(name for name in os.listdir("/proc") if name.isdigit()), str(GRADER), str(VICTIM), "1"}):
    for what in ("environ", "maps", "auxv", "stack", "syscall", "io"):
        try:
            if int(process) != os.getpid():
                print("REACHED", process, what, open(f"/proc/{process}/{what}", "rb").read(20))
        except OSError as error:
            print(error)
    try:
        if b"sleep\x001000" in (line := open(f"/proc/{process}/cmdline", "rb").read()) or b"pytest" in line:
            print("REACHED", line)
    except OSError as error:
        print(error)
