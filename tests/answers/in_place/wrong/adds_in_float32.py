# Adds in float32, which rounds large whole numbers and those of float64.
import torch


def add_into(Y, X):
    Y.copy_(Y.float() + X.float())


def first_and_last_row(X):
    return X[0], X[-1]


def write_block(X, row, column, block):
    r, c = block.shape
    X[row : row + r, column : column + c] = block
