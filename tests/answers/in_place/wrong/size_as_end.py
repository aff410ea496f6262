# Takes the block's size for the end of the range.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    X[row : block.shape[0], column : block.shape[1]] = block
