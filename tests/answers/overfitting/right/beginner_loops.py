import torch


def poly_features(x, degree):
    table = torch.zeros(len(x), degree + 1, dtype=x.dtype)
    for i in range(len(x)):
        power = torch.tensor(1.0, dtype=x.dtype)
        for j in range(degree + 1):
            table[i, j] = power
            power = power * x[i]
    return table


def fit_polynomial(x, y, degree):
    A = poly_features(x, degree)
    b = y.reshape(-1, 1)
    solution = torch.linalg.lstsq(A, b).solution
    return solution.reshape(-1)


def mse(w, x, y):
    total = 0.0
    for i in range(len(x)):
        prediction = 0.0
        for j in range(len(w)):
            prediction = prediction + w[j].item() * x[i].item() ** j
        total = total + (prediction - y[i].item()) ** 2
    return total / len(x)


def losses(train, valid, degrees):
    train_losses = []
    valid_losses = []
    for degree in degrees:
        w = fit_polynomial(train[0], train[1], degree)
        train_losses.append(mse(w, train[0], train[1]))
        valid_losses.append(mse(w, valid[0], valid[1]))
    return train_losses, valid_losses


def choose_degree(train, valid, degrees):
    train_losses, valid_losses = losses(train, valid, degrees)
    best_degree = None
    best_loss = None
    for i in range(len(degrees)):
        if best_loss is None or valid_losses[i] < best_loss:
            best_loss = valid_losses[i]
            best_degree = degrees[i]
    return best_degree
