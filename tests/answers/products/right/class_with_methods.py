# Methods of a class; its dot is its own.
import torch


class Products:
    @staticmethod
    def dot(x, y):
        return (x * y).sum(-1)

    def matmul(self, A, B):
        rows = [self.dot(row, B.T) for row in A]
        return torch.stack(rows)


products = Products()


def dot(x, y):
    return products.dot(x, y)


def mat_vec(A, x):
    return products.dot(A, x)


def mat_mat(A, B):
    return products.matmul(A, B)


def hadamard(A, B):
    return A * B
