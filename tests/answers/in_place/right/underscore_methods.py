# add_, index_select and copy_ into narrow views.
import torch


def add_into(Y, X):
    return Y.add_(X)


def first_and_last_row(X):
    return X.index_select(0, torch.tensor([0, X.shape[0] - 1]))


def write_block(X, row, column, block):
    X.narrow(0, row, block.size(0)).narrow(1, column, block.size(1)).copy_(block)
