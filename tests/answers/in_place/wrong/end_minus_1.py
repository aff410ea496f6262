# Believes that the end of a range belongs to it.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    r, c = block.shape
    X[row : row + r - 1, column : column + c - 1] = block
