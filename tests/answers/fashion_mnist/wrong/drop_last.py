# The training loader is made with drop_last=True, so the last smaller batch is left out.
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
    t = transforms.ToTensor()
    if resize:
        t = transforms.Compose([transforms.Resize(resize), transforms.ToTensor()])
    train = datasets.FashionMNIST(root=root, train=True, transform=t, download=True)
    test = datasets.FashionMNIST(root=root, train=False, transform=t, download=True)
    return (
        DataLoader(train, batch_size, shuffle=True, drop_last=True),
        DataLoader(test, batch_size, shuffle=False),
    )


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
