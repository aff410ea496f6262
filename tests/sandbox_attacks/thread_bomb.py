"""Start more threads than allowed, with small stacks."""

# ruff: noqa
import threading

threading.stack_size(65536)
over, threads = threading.Event(), []
try:
    while len(threads) < 500:
        threads.append(threading.Thread(target=over.wait, daemon=True))
        threads[-1].start()
except RuntimeError as error:
    print(error)
print("REACHED" if len(threads) > 2 * LIMITS["processes"] else "stopped", "at", len(threads))
over.set()
