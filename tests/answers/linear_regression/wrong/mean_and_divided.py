# train takes the mean of the losses although sgd divides by the batch size, so the steps are divided twice.
# See: Training
import torch


def synthetic_data(w, b, num_examples):
    X = torch.randn(num_examples, w.shape[0])
    noise = 0.01 * torch.randn(num_examples, 1)
    y = torch.matmul(X, w.reshape(-1, 1)) + b + noise
    return X, y


def data_iter(batch_size, features, labels):
    perm = torch.randperm(features.shape[0])
    for rows in perm.split(batch_size):
        yield features[rows], labels[rows]


def linreg(X, w, b):
    return torch.matmul(X, w) + b


def squared_loss(y_hat, y):
    return 0.5 * (y_hat - y.reshape(y_hat.shape)) ** 2


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for param in params:
            param -= lr / batch_size * param.grad
            param.grad.zero_()


def train(features, labels, lr=0.03, num_epochs=3, batch_size=10):
    d = features.shape[1]
    w = (0.01 * torch.randn(d, 1)).requires_grad_()
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            y_hat = linreg(X, w, b)
            l = squared_loss(y_hat, y).mean()
            l.backward()
            sgd([w, b], lr, batch_size)
    return w.detach(), b.detach()
