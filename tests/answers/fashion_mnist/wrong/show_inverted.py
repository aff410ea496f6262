# Changes the numbers of the pictures before they are drawn.
# See: Exercise: load the pictures and look at them
import matplotlib.pyplot as plt
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

NAMES = {0: "T-shirt/top", 1: "Trouser", 2: "Pullover", 3: "Dress", 4: "Coat", 5: "Sandal", 6: "Shirt",
         7: "Sneaker", 8: "Bag", 9: "Ankle boot"}


def get_fashion_mnist_labels(labels):
    result = []
    for label in labels:
        if hasattr(label, "item"):
            label = label.item()
        result.append(NAMES[label])
    return result


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    if resize is None:
        transform = transforms.ToTensor()
    else:
        transform = transforms.Compose([transforms.Resize((resize, resize)), transforms.ToTensor()])
    loaders = []
    for train in (True, False):
        part = datasets.FashionMNIST(root, train=train, transform=transform, download=True)
        loaders.append(DataLoader(part, batch_size=batch_size, shuffle=train))
    return tuple(loaders)


def show_images(imgs, num_rows, num_cols, titles=None):
    fig, axes = plt.subplots(num_rows, num_cols, squeeze=False)
    flat = axes.ravel().tolist()
    for ax in flat:
        ax.set_axis_off()
    for i in range(len(imgs)):
        flat[i].imshow(1 - imgs[i], cmap="gray")
        if titles is not None:
            flat[i].set_title(titles[i])
    plt.show()
