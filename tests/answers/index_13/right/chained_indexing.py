# Goes from plane to row to element, one step at a time, and prints what it found.
import torch


def get_13(t):
    plane = t[2]
    row = plane[0]
    element = row[0]
    print("the element is", element)
    return element
