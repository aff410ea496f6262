# Fits a second polynomial to the validation data, instead of using the weights found on the training data.
# See: Two losses
import torch


def poly_features(x, degree):
    return torch.stack([x**j for j in range(degree + 1)], dim=1)


def fit_polynomial(x, y, degree):
    phi = poly_features(x, degree)
    return torch.linalg.lstsq(phi, y.reshape(-1, 1)).solution.flatten()


def mse(w, x, y):
    pred = poly_features(x, len(w) - 1) @ w
    return ((pred - y) ** 2).mean()


def losses(train, valid, degrees):
    x_train, y_train = train
    x_valid, y_valid = valid
    train_loss = []
    valid_loss = []
    for degree in degrees:
        w = fit_polynomial(x_train, y_train, degree)
        train_loss.append(mse(w, x_train, y_train))
        w = fit_polynomial(x_valid, y_valid, degree)
        valid_loss.append(mse(w, x_valid, y_valid))
    return train_loss, valid_loss


def choose_degree(train, valid, degrees):
    valid_losses = losses(train, valid, degrees)[1]
    return degrees[valid_losses.index(min(valid_losses))]
