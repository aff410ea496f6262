"""Let other programs connect, which might not be held by what holds the worker."""

# ruff: noqa
import shutil
import subprocess
import sys

code = f"import socket; socket.create_connection(('127.0.0.1', {PORT})); print('REACHED')"
for command in (
    [sys.executable, "-I", "-S", "-c", code],
    ["bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{PORT} && echo REACHED"],
    ["bash", "-c", f"echo attack >/dev/udp/127.0.0.1/{PORT} && echo REACHED"],
    ["setsid", "curl", "-s", "--max-time", "1", f"http://127.0.0.1:{PORT}/"],
):
    if shutil.which(command[0]):
        print(subprocess.run(command, capture_output=True, text=True).stdout)
