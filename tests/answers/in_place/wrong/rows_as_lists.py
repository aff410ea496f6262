# Returns lists and no tensors.
# See: Exercise: in place
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    return X[0].tolist(), X[-1].tolist()


def write_block(X, row, column, block):
    X[row : row + block.shape[0], column : column + block.shape[1]] = block
