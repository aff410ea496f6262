# torch.autograd.grad in train, p.data in sgd, einsum and addmm, one-dimensional w at the end, float64 data.
import numpy as np
import torch


def synthetic_data(w, b, num_examples):
    X = torch.from_numpy(np.random.standard_normal((num_examples, w.shape[0])))
    y = torch.einsum("nd,d->n", X, w.double()) + b
    return X, (y + torch.from_numpy(np.random.normal(scale=0.01, size=num_examples)))[:, None]


def data_iter(batch_size, features, labels):
    order = np.random.permutation(features.shape[0])
    return ((features[order[k : k + batch_size]], labels[order[k : k + batch_size]])
            for k in range(0, len(order), batch_size))


def linreg(X, w, b):
    return torch.addmm(b, X, w)


def squared_loss(y_hat, y):
    return torch.pow(torch.sub(y_hat, y.view(y_hat.size())), 2).div(2)


def sgd(params, lr, batch_size):
    for p in params:
        p.data = p.data - lr * p.grad / batch_size
        p.grad = torch.zeros_like(p)


def train(features, labels, lr=0.03, num_epochs=3, batch_size=10):
    w, b = torch.zeros(features.shape[1], requires_grad=True), torch.tensor(0.0, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            error = X.mv(w) + b - y.squeeze(1)
            slopes = torch.autograd.grad((error ** 2).sum() / 2, [w, b])
            for p, slope in zip((w, b), slopes):
                with torch.no_grad():
                    p.sub_(slope, alpha=lr / len(X))
    return [w.detach(), b.detach()]
