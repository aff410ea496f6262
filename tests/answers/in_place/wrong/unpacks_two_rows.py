# Fails for a matrix with a single row, which is its first and its last.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    first, *_, last = X
    return first, last


def write_block(X, row, column, block):
    X[row : row + block.shape[0], column : column + block.shape[1]] = block
