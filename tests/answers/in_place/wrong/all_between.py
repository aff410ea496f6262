# Takes a range that ends before the last row: the end of a range is not part of it.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    return X[0:-1]


def write_block(X, row, column, block):
    X[row : row + block.shape[0], column : column + block.shape[1]] = block
