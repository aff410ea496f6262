# add_into makes a new tensor with Y = Y + X, so the caller's Y does not change.
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
