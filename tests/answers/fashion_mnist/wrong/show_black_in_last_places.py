# Draws something in the last places too, though there are no pictures for them.
# See: Exercise: load the pictures and look at them
import numpy as np
import torch
from matplotlib import pyplot as plt
from torch.utils.data import DataLoader, RandomSampler, SequentialSampler
from torchvision import datasets, transforms


def get_fashion_mnist_labels(labels):
    kinds = np.array(["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
                      "Ankle boot"])
    return kinds[np.asarray(labels)].tolist()


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    steps = [transforms.ToTensor()]
    if resize is not None:
        steps.append(transforms.Resize((resize, resize), antialias=True))
    kwargs = dict(root=root, transform=transforms.Compose(steps), download=True)
    train_set = datasets.FashionMNIST(train=True, **kwargs)
    test_set = datasets.FashionMNIST(train=False, **kwargs)
    train_iter = DataLoader(train_set, batch_size, sampler=RandomSampler(train_set), drop_last=False)
    test_iter = DataLoader(test_set, batch_size, sampler=SequentialSampler(test_set))
    return train_iter, test_iter


def show_images(imgs, num_rows, num_cols, titles=None):
    imgs = [np.asarray(img) for img in imgs]
    while len(imgs) < num_rows * num_cols:
        imgs.append(np.zeros_like(imgs[0]))
    fig, axes = plt.subplots(num_rows, num_cols, squeeze=False)
    for i, ax in enumerate(axes.flat):
        ax.imshow(imgs[i], cmap="gray")
        ax.axis("off")
        if titles is not None and i < len(titles):
            ax.set_title(titles[i])
    plt.show()
