# Leaves the caller's Y as it was, for the sum is a new tensor: Y += X, Y[:] = and methods with an underscore write into Y.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y = Y + X
    return Y


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    r, c = block.shape
    X[row : row + r, column : column + c] = block
