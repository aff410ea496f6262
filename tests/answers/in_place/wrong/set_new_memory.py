# Gives Y new memory, and whoever holds the old one does not see the sum.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y.set_(Y + X)


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    X[row : row + block.shape[0], column : column + block.shape[1]] = block
