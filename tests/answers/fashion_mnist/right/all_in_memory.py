# Takes all pictures at once as tensors, scales them with interpolate, and batches a TensorDataset.
import matplotlib.pyplot as plt
import torch
from torch.nn.functional import interpolate
from torch.utils.data import DataLoader, TensorDataset
from torchvision.datasets import FashionMNIST


def get_fashion_mnist_labels(labels):
    return list(map(FashionMNIST.classes.__getitem__, torch.as_tensor(labels).tolist()))


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    loaders = []
    for train in (True, False):
        part = FashionMNIST(root, train, download=True)
        X = part.data.unsqueeze(1).float() / 255
        if resize is not None:
            X = interpolate(X, size=(resize, resize), mode="bilinear")
        loaders.append(DataLoader(TensorDataset(X, part.targets), batch_size, shuffle=train))
    return tuple(loaders)


def show_images(imgs, num_rows, num_cols, titles=None):
    fig = plt.figure(layout="constrained")
    axes = fig.subplots(num_rows, num_cols, squeeze=False)
    titles = titles or [""] * len(imgs)
    places = ((r, c) for r in range(num_rows) for c in range(num_cols))
    for (r, c), img, title in zip(places, imgs, titles):
        axes[r, c].matshow(img)
        axes[r, c].set_title(title, loc="left")
    for ax in axes.ravel()[len(imgs):]:
        ax.remove()
    plt.show()
    return fig
