# Opens several figures, though all pictures belong into one.
# See: Exercise: load the pictures and look at them
import torch
import torchvision
from matplotlib import pyplot as plt
from torch.utils import data
from torchvision import transforms


def get_fashion_mnist_labels(labels):
    text_labels = ['t-shirt', 'trouser', 'pullover', 'dress', 'coat',
                   'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot']
    return [text_labels[int(i)] for i in labels]


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    trans = [transforms.ToTensor()]
    if resize:
        trans.insert(0, transforms.Resize(resize))
    trans = transforms.Compose(trans)
    mnist_train = torchvision.datasets.FashionMNIST(root=root, train=True, transform=trans, download=True)
    mnist_test = torchvision.datasets.FashionMNIST(root=root, train=False, transform=trans, download=True)
    return (data.DataLoader(mnist_train, batch_size, shuffle=True, num_workers=0),
            data.DataLoader(mnist_test, batch_size, shuffle=False, num_workers=0))


def show_images(imgs, num_rows, num_cols, titles=None):
    k = 0
    for r in range(num_rows):
        plt.figure(figsize=(2 * num_cols, 2))
        for c in range(num_cols):
            plt.subplot(1, num_cols, c + 1)
            plt.axis("off")
            if k < len(imgs):
                plt.imshow(imgs[k])
                if titles is not None:
                    plt.title(titles[k])
            k += 1
