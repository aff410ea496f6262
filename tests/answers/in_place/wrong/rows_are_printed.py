# Returns nothing: print shows a result, and only return hands it over.
import torch


def add_into(Y, X):
    Y += X


def first_and_last_row(X):
    print(X[0], X[-1])


def write_block(X, row, column, block):
    X[row : row + block.shape[0], column : column + block.shape[1]] = block
