# Works the gradients out on paper and uses no autograd.
# See: Exercise: four gradients
import torch


def grad_2xtx(x):
    return 4 * x


def grad_detached(x):
    return x * x


def f(a):
    b = 2 * a
    while b.norm() < 1000:
        b = 2 * b
    return b if b.sum() > 0 else 100 * b


def grad_f(a):
    return f(a) / a
