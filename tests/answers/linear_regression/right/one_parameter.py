# A BatchSampler, einsum and _foreach_add_; weights and bias are one tensor, over features with a column of ones.
import torch
from torch.utils.data import BatchSampler, RandomSampler


def data_iter(batch_size, features, labels):
    for rows in BatchSampler(RandomSampler(features), batch_size, drop_last=False):
        yield features[rows], labels[rows]


def synthetic_data(w, b, num_examples):
    X = torch.distributions.MultivariateNormal(torch.zeros(len(w)), torch.eye(len(w))).sample((num_examples,))
    return X, torch.normal(torch.matmul(X, w) + b, 0.01).unsqueeze(1)


def linreg(X, w, b):
    return torch.einsum("nd,dk->nk", X, w) + b


def squared_loss(y_hat, y):
    return 0.5 * (y_hat.flatten() - y.flatten()).pow(2).view_as(y_hat)


def sgd(params, lr, batch_size):
    grads = [p.grad for p in params]
    with torch.no_grad():
        torch._foreach_add_(params, grads, alpha=-lr / batch_size)
    for p in params:
        p.grad = None


def train(features, labels, lr=0.03, num_epochs=3, batch_size=10):
    A = torch.cat([features, torch.ones(len(features), 1)], 1)
    theta = torch.zeros(A.shape[1], 1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, A, labels):
            squared_loss(X @ theta, y).sum().backward()
            sgd([theta], lr, batch_size)
    theta = theta.detach()
    return theta[:-1].T, theta[-1]
