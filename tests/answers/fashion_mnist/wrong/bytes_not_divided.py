# Does not divide the bytes by 255.
# See: The data: Fashion-MNIST
import matplotlib.pyplot as plt
import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


def get_fashion_mnist_labels(labels):
    return [datasets.FashionMNIST.classes[int(i)] for i in labels]


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    trans = [transforms.PILToTensor(), lambda x: x.float()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    train = datasets.FashionMNIST(root, train=True, transform=trans, download=True)
    test = datasets.FashionMNIST(root, train=False, transform=trans, download=True)
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size, shuffle=False)


def show_images(imgs, num_rows, num_cols, titles=None):
    _, axes = plt.subplots(num_rows, num_cols, squeeze=False)
    for i, (ax, img) in enumerate(zip(axes.flatten(), imgs)):
        ax.imshow(img)
        if titles:
            ax.set_title(titles[i])
    plt.show()
