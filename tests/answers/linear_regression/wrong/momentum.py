# Trains with momentum, whose steps are longer than those of plain SGD.
# See: Training
import torch

def synthetic_data(w, b, num_examples):
    # one example after the other
    d = w.shape[0]
    X = torch.zeros(num_examples, d)
    y = torch.zeros(num_examples, 1)
    for i in range(num_examples):
        X[i] = torch.randn(d)
        y[i, 0] = torch.dot(X[i], w) + b + torch.randn(()) * 0.01
    return X, y

class Batches:
    def __init__(self, batch_size, features, labels):
        self.batch_size = batch_size
        self.features = features
        self.labels = labels
        self.order = torch.randperm(len(features)).tolist()

    def __iter__(self):
        self.position = 0
        return self

    def __next__(self):
        if self.position >= len(self.order):
            raise StopIteration
        rows = self.order[self.position:self.position + self.batch_size]
        self.position += self.batch_size
        return self.features[rows], self.labels[rows]

def data_iter(batch_size, features, labels):
    return Batches(batch_size, features, labels)

def linreg(X, w, b):
    return torch.addmm(b, X, w)

def squared_loss(y_hat, y):
    difference = y_hat.reshape(-1) - y.reshape(-1)
    loss = difference * difference / 2
    return loss.reshape(y_hat.shape)

def sgd(params, lr, batch_size):
    for i in range(len(params)):
        params[i].data = params[i].data - lr * params[i].grad.data / batch_size
        params[i].grad = torch.zeros_like(params[i])


def train(features, labels, lr=0.03, num_epochs=3, batch_size=10):
    net = nn.Linear(features.shape[1], 1)
    nn.init.normal_(net.weight, std=0.01)
    nn.init.zeros_(net.bias)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.5)
    for epoch in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            optimizer.zero_grad()
            squared_loss(net(X), y).mean().backward()
            optimizer.step()
    return net.weight.detach(), net.bias.detach()
