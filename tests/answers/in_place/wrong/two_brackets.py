# Writes the ranges in two brackets, one after the other: the second one picks rows again.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    r, c = block.shape
    X[row : row + r][column : column + c] = block
