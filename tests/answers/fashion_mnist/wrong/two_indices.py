# show_images indexes the axes with [row, column], which fails if there is only one row or one column.
# See: Exercise: load the pictures and look at them
import matplotlib.pyplot as plt
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def get_fashion_mnist_labels(labels):
    names = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
             "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
    return [names[int(i)] for i in labels]


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    steps = [transforms.ToTensor()]
    if resize is not None:
        steps.insert(0, transforms.Resize((resize, resize)))
    trans = transforms.Compose(steps)
    train_set = datasets.FashionMNIST(root, train=True, transform=trans, download=True)
    test_set = datasets.FashionMNIST(root, train=False, transform=trans, download=True)
    train_iter = DataLoader(train_set, batch_size=batch_size, shuffle=True)
    test_iter = DataLoader(test_set, batch_size=batch_size, shuffle=False)
    return train_iter, test_iter


def show_images(imgs, num_rows, num_cols, titles=None):
    fig, axes = plt.subplots(num_rows, num_cols, figsize=(2 * num_cols, 2 * num_rows))
    for i in range(len(imgs)):
        if num_rows == 1 and num_cols == 1:
            ax = axes
        else:
            ax = axes[i // num_cols, i % num_cols]
        ax.imshow(imgs[i], cmap="gray")
        ax.set_xticks([])
        ax.set_yticks([])
        if titles:
            ax.set_title(titles[i])
    plt.show()
