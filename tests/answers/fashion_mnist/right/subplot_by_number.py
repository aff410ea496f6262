# plt.subplot with a number for each picture; the tensor is resized after ToTensor; a dict of names.
import matplotlib.pyplot as plt
import torch
from torchvision import datasets, transforms

NAMES = {0: "T-shirt", 1: "Trouser", 2: "Pullover", 3: "Dress", 4: "Coat", 5: "Sandal", 6: "Shirt", 7: "Sneaker",
         8: "Bag", 9: "Ankle Boot"}


def get_fashion_mnist_labels(labels):
    names = []
    for label in labels:
        if isinstance(label, torch.Tensor):
            label = label.item()
        names.append(NAMES[label])
    return names


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    if resize is None:
        transform = transforms.ToTensor()
    else:
        transform = transforms.Compose([transforms.ToTensor(), transforms.Resize((resize, resize))])
    train_data = datasets.FashionMNIST(root, train=True, download=True, transform=transform)
    test_data = datasets.FashionMNIST(root, train=False, download=True, transform=transform)
    train_iter = torch.utils.data.DataLoader(dataset=train_data, batch_size=batch_size, shuffle=True)
    test_iter = torch.utils.data.DataLoader(dataset=test_data, batch_size=batch_size)
    return [train_iter, test_iter]


def show_images(imgs, num_rows, num_cols, titles=None):
    plt.figure(figsize=(10, 5))
    for i in range(len(imgs)):
        plt.subplot(num_rows, num_cols, i + 1)
        plt.imshow(imgs[i], cmap="gray")
        plt.axis("off")
        if titles is not None:
            plt.title(titles[i])
    plt.tight_layout()
    plt.show()
