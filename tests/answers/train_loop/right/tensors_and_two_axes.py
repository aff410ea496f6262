# Sums in tensors, loss and accuracy in Axes of their own, results as 0-d tensors.
import matplotlib.pyplot as plt
import torch


class Accumulator:
    def __init__(self, n):
        self.sums = torch.zeros(n, dtype=torch.float64)

    def add(self, *numbers):
        with torch.no_grad():
            self.sums += torch.stack([torch.as_tensor(x, dtype=torch.float64).reshape(()) for x in numbers])

    def reset(self):
        self.sums.zero_()

    def __getitem__(self, i):
        return self.sums[i].item()


def train_epoch(net, train_iter, loss, optimizer):
    net.train(True)
    all_losses, hits = [], []
    for X, y in train_iter:
        optimizer.zero_grad(set_to_none=False)
        scores = net(X)
        per_example = loss(scores, y)
        (per_example.sum() / y.numel()).backward()
        optimizer.step()
        all_losses.append(per_example.detach())
        hits.append(scores.detach().argmax(-1).eq(y))
    return torch.cat(all_losses).mean(), torch.cat(hits).float().mean()


def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    history = [(*train_epoch(net, train_iter, loss, optimizer), evaluate_accuracy(net, test_iter)) for _ in range(num_epochs)]
    losses, train_accs, test_accs = zip(*history)
    epochs = torch.arange(1, num_epochs + 1)
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
    left.semilogy(epochs, losses)
    left.set_title("mean loss")
    right.plot(epochs, train_accs, "k--", epochs, test_accs, "r-")
    right.legend(["train", "test"])
    plt.show()
    return history
