# Writes into a copy; the caller's X stays as it was.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    result = X.clone()
    result[row : row + block.shape[0], column : column + block.shape[1]] = block
    return result
