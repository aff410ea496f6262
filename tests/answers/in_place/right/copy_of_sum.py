# Copies the sum back; one row of the block after the other.
import torch


def add_into(Y, X):
    total = Y + X
    Y.copy_(total)


def first_and_last_row(X):
    n_rows = X.shape[0]
    return (X[0, :], X[n_rows - 1, :])


def write_block(X, row, column, block):
    width = block.shape[1]
    for offset, line in enumerate(block):
        X[row + offset][column : column + width] = line
