# An own class of batches with randperm, transforms.v2, and GridSpec for the pictures.
import matplotlib.pyplot as plt
import torch
from torchvision import datasets
from torchvision.transforms import v2


class Batches:
    def __init__(self, dataset, batch_size, shuffle):
        self.dataset, self.batch_size, self.shuffle = dataset, batch_size, shuffle

    def __len__(self):
        return -(-len(self.dataset) // self.batch_size)

    def __iter__(self):
        n = len(self.dataset)
        order = torch.randperm(n) if self.shuffle else torch.arange(n)
        for rows in order.split(self.batch_size):
            examples = [self.dataset[int(row)] for row in rows]
            yield torch.stack([x for x, _ in examples]), torch.tensor([y for _, y in examples])


def get_fashion_mnist_labels(labels):
    words = "t-shirt/top,trouser,pullover,dress,coat,sandal,shirt,sneaker,bag,ankle boot".split(",")
    return [words[n] for n in labels]


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    steps = [v2.ToImage()]
    steps += [v2.Resize([resize, resize])] if resize is not None else []
    steps += [v2.ToDtype(torch.float32, scale=True), v2.ToPureTensor()]
    train, test = (datasets.FashionMNIST(root, is_train, v2.Compose(steps), download=True) for is_train in (True, False))
    return Batches(train, batch_size, True), Batches(test, batch_size, False)


def show_images(imgs, num_rows, num_cols, titles=None):
    fig = plt.figure()
    grid = fig.add_gridspec(num_rows, num_cols)
    for i, img in enumerate(imgs):
        ax = fig.add_subplot(grid[i // num_cols, i % num_cols])
        ax.imshow(torch.flip(img, [0]), origin="lower")
        ax.set(xticks=[], yticks=[])
        if titles:
            ax.set_title(str(titles[i]))
