# mat_vec makes its result with the shape of x (k numbers) instead of one number for each row of A, so only square matrices work.
# See: Exercise: products by hand
import torch


def dot(x, y):
    s = 0
    for i in range(len(x)):
        s = s + x[i] * y[i]
    return s


def mat_vec(A, x):
    result = torch.zeros_like(x)
    for i in range(A.shape[0]):
        result[i] = dot(A[i], x)
    return result


def mat_mat(A, B):
    return (A.unsqueeze(2) * B.unsqueeze(0)).sum(dim=1)


def hadamard(A, B):
    return A * B
