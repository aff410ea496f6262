# Element by element.
import torch


def add_into(Y, X):
    flat, other = Y.view(-1), X.reshape(-1)
    for i in range(flat.shape[0]):
        flat[i] += other[i]


def first_and_last_row(X):
    rows = [row for row in X]
    return [rows[0], rows[len(rows) - 1]]


def write_block(X, row, column, block):
    for i in range(block.shape[0]):
        for j in range(block.shape[1]):
            X[row + i, column + j] = block[i, j]
