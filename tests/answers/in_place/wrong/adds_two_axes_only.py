# Relies on two axes, so that tensors with another number of axes fail.
# See: Exercise: in place
import torch


def add_into(Y, X):
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] += X[i, j]


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    X[row : row + block.shape[0], column : column + block.shape[1]] = block
