# Looks for the files itself, reads them without torchvision's dataset, and draws one row of Axes after the other.
import os
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def get_fashion_mnist_labels(labels):
    names = np.array(["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"])
    return list(names[np.asarray(labels)])


def read_idx(path):
    content = path.read_bytes()
    axes = content[3]
    shape = [int.from_bytes(content[4 + 4 * i : 8 + 4 * i], "big") for i in range(axes)]
    return np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape)


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    raw = Path(root, "FashionMNIST", "raw")
    if not os.path.exists(raw):
        datasets.FashionMNIST(root, download=True)
    loaders = []
    for part in ("train", "t10k"):
        pictures = read_idx(raw / f"{part}-images-idx3-ubyte")
        labels = read_idx(raw / f"{part}-labels-idx1-ubyte").astype(int)
        X = torch.stack([transforms.functional.to_tensor(p.copy()) for p in pictures])
        if resize:
            X = transforms.functional.resize(X, [resize, resize])
        examples = list(zip(X, labels.tolist()))
        loaders.append(DataLoader(examples, batch_size=batch_size, shuffle=part == "train"))
    return loaders[0], loaders[1]


def show_images(imgs, num_rows, num_cols, titles=None):
    fig, axes = plt.subplots(num_rows, num_cols)
    if num_rows * num_cols == 1:
        axes = np.array([axes])
    for ax in axes.flatten():
        ax.set_axis_off()
    for i in range(num_rows):
        for j in range(num_cols):
            k = i * num_cols + j
            if k < len(imgs):
                ax = axes.flatten()[k]
                ax.imshow(np.asarray(imgs[k]), vmin=0, vmax=1, cmap="binary")
                if titles is not None and len(titles) > k:
                    ax.set_title(titles[k])
    plt.show()
