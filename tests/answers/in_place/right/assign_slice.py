# The book's way: writes the sum into Y[:].
import torch


def add_into(Y, X):
    Y[:] = X + Y
    return Y


def first_and_last_row(X):
    return X[[0, -1]]


def write_block(X, row, column, block):
    h, w = block.shape
    X[row:(row + h), column:(column + w)] = block
    return X
