# A grid of both vectors; stacks of rows.
import torch


def outer_sum(a, b):
    rows, columns = torch.meshgrid(a, b, indexing="ij")
    return rows + columns


def cat_rows(A, B):
    return torch.stack(list(A) + list(B))


def cat_columns(A, B):
    return torch.stack([torch.cat([x, y]) for x, y in zip(A, B)])
