# get_fashion_mnist_labels calls labels.tolist(), which works for a tensor but not for a list.
# See: Exercise: load the pictures and look at them
import matplotlib.pyplot as plt
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def get_fashion_mnist_labels(labels):
    text_labels = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal",
                   "shirt", "sneaker", "bag", "ankle boot"]
    return [text_labels[i] for i in labels.tolist()]


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
    fig, axes = plt.subplots(num_rows, num_cols, squeeze=False,
                             figsize=(1.5 * num_cols, 1.5 * num_rows))
    axes = axes.flatten()
    for ax in axes:
        ax.axis("off")
    for i, img in enumerate(imgs):
        axes[i].imshow(img, cmap="gray")
        if titles is not None:
            axes[i].set_title(titles[i])
    plt.show()
