# The array of a tensor shares its memory, so numpy can write into it.
import torch


def add_into(Y, X):
    array = Y.numpy()
    array += X.numpy()


def first_and_last_row(X):
    return torch.stack((X[0], X[-1]))


def write_block(X, row, column, block):
    X.numpy()[row : row + len(block), column : column + block.shape[1]] = block.numpy()
