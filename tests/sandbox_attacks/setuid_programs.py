"""Use the system's programs that change users or namespaces to get at the secret."""

# ruff: noqa
import shutil
import subprocess

for command in (
    ["su", "-c", f"cat {SECRET}"],
    ["sudo", "-n", "cat", SECRET],
    ["pkexec", "cat", SECRET],
    ["newgrp", "root"],
    ["mount", "--bind", SECRET_DIR, "."],
    ["unshare", "-rm", "cat", SECRET],
    ["setpriv", "--reuid=0", "cat", SECRET],
    ["chroot", "/", "cat", SECRET],
    ["nsenter", "-t", "1", "-m", "cat", SECRET],
    ["bwrap", "--dev-bind", "/", "/", "cat", SECRET],
    ["fusermount", "."],
):
    if shutil.which(command[0]):
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=2)
        print("REACHED" if done.returncode == 0 else "refused", command[0], done.stdout, done.stderr[:80])
