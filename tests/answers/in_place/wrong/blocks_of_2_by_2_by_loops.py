# Relies on a block of 2 rows and 2 columns.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    for i in range(2):
        for j in range(2):
            X[row + i, column + j] = block[i, j]
