"""Never stop, whatever signal comes and whatever is raised."""

# ruff: noqa
# endless
# checked from outside
import signal

for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, lambda *_: None)
while True:
    try:
        while True:
            pass
    except BaseException as error:
        caught = error
