"""Leave processes behind that fork and end at once, so that a list of them is always out of date."""

# ruff: noqa
# checked from outside
import os
import time

end = time.monotonic() + 30
for _ in range(6):
    if os.fork() == 0:
        os.setsid()
        while time.monotonic() < end:
            try:
                if os.fork():
                    os._exit(0)
            except OSError:  # as many as there may be: go on as soon as there is room
                time.sleep(0.001)
        os._exit(0)
time.sleep(0.3)
