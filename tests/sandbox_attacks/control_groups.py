"""Leave the control group, or change its limits."""

# ruff: noqa
import os

for path in ("/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/tasks", "/sys/fs/cgroup/pids/tasks"):
    try:
        print("REACHED", os.open(path, os.O_WRONLY))
    except OSError as error:
        print(error)
for folder in ("/sys/fs/cgroup", "/sys/fs/cgroup/memory", "/sys/fs/cgroup/unified"):
    try:
        os.mkdir(f"{folder}/attack")
        print("REACHED", folder)
        os.rmdir(f"{folder}/attack")
    except OSError as error:
        print(error)
