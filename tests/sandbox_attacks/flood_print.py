"""Print without end."""

# ruff: noqa
# checked from outside
for _ in range(200):
    print("x" * 1_000_000)
