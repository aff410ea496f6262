# Leaves out the last slice: range already leaves out its end.
# See: Exercise: in place
import torch


def add_into(Y, X):
    for i in range(len(Y) - 1):
        Y[i] += X[i]


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    X[row : row + block.shape[0], column : column + block.shape[1]] = block
