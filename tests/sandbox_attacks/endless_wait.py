"""Wait for input that never comes."""

# ruff: noqa
# checked from outside
import os
import sys

print(os.read(0, 10), sys.stdin.read())
print(input("your name? "))
