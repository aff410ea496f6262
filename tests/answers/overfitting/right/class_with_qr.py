import torch


class Polynomial:
    def __init__(self, degree, w=None):
        self.degree = degree
        self.w = w

    def table(self, x):
        return torch.linalg.vander(x, N=max(self.degree + 1, 2))[:, : self.degree + 1]

    def fit(self, x, y):
        Q, R = torch.linalg.qr(self.table(x))
        self.w = torch.linalg.solve_triangular(R, Q.T @ y.unsqueeze(-1), upper=True).squeeze(-1)
        return self

    def __call__(self, x):
        return self.table(x).mv(self.w)

    def loss(self, x, y):
        return float(torch.mean(torch.square(y - self(x))))


def poly_features(x, degree):
    return torch.stack([torch.pow(x, j) for j in range(degree + 1)], axis=-1)


def fit_polynomial(x, y, degree):
    return Polynomial(degree).fit(x, y).w


def mse(w, x, y):
    total = torch.einsum("nd,d->n", poly_features(x, w.shape[0] - 1), w)
    return torch.nn.MSELoss()(total, y)


def losses(train, valid, degrees):
    models = [Polynomial(degree).fit(*train) for degree in degrees]
    return tuple(m.loss(*train) for m in models), tuple(m.loss(*valid) for m in models)


def choose_degree(train, valid, degrees):
    return min(degrees, key=lambda degree: mse(fit_polynomial(*train, degree), *valid))
