"""Leave small programs behind that start each other faster than anyone can list them."""

# ruff: noqa
# checked from outside
import subprocess
import time

again = "end=$(($(date +%s) + 30)); f() { [ $(date +%s) -lt $end ] && f & }; f"
for _ in range(3):
    subprocess.Popen(["setsid", "sh", "-c", again], stderr=subprocess.DEVNULL)
time.sleep(0.3)
