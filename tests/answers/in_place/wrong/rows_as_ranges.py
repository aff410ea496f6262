# Takes the rows as ranges, which keep an axis of size 1.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    return X[:1], X[-1:]


def write_block(X, row, column, block):
    X[row : row + block.shape[0], column : column + block.shape[1]] = block
