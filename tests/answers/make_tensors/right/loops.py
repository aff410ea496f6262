# Loops write each element; the seed goes to Python's own generator.
import random

import torch


def range_matrix(rows, cols):
    matrix = torch.zeros(rows, cols)
    number = 0
    for i in range(rows):
        for j in range(cols):
            matrix[i, j] = number
            number += 1
    return matrix


def filled(shape, value):
    result = torch.empty(shape)
    for i in range(result.numel()):
        result.view(-1)[i] = value
    return result


def gaussian(shape, seed):
    random.seed(seed)
    count = 1
    for size in shape:
        count *= size
    return torch.tensor([random.gauss(0, 1) for _ in range(count)]).view(*shape)
