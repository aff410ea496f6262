# torch.add with out; ellipsis; index_put_ with grids of positions.
import torch


def add_into(Y, X):
    torch.add(Y, X, out=Y)


def first_and_last_row(X):
    return X[0, ...].clone(), X[X.size(0) - 1, ...].clone()


def write_block(X, row, column, block):
    rows = torch.arange(row, row + len(block)).unsqueeze(1)
    columns = torch.arange(column, column + len(block[0]))
    X.index_put_((rows, columns), block)
