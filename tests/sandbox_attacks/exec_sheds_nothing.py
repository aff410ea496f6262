"""Become another program, with libraries of one's own choice, to shed what holds the worker."""

# ruff: noqa
import os
import shutil
import subprocess
import sys

shutil.copy(shutil.which("cat"), "my_cat")
loader = "/lib64/ld-linux-x86-64.so.2"
for command, more in (
    (["cat", SECRET], {"LD_PRELOAD": "libm.so.6", "LD_AUDIT": "libm.so.6"}),
    ([sys.executable, "-c", f"print(open({SECRET!r}).read())"], {"PYTHONPATH": ".", "PYTHONSTARTUP": SECRET}),
    (["env", "-i", "cat", SECRET], {}),
    (["./my_cat", SECRET], {}),
    ([loader, "./my_cat", SECRET], {}),
    (["sh", "-c", f"exec 3<{SECRET}; cat <&3"], {}),
    (["setsid", "nohup", "cat", SECRET], {}),
):
    try:
        done = subprocess.run(command, env=os.environ | more, capture_output=True, text=True)
        print("REACHED" if done.stdout else "refused", done.stdout)
    except OSError as error:
        print(error)
