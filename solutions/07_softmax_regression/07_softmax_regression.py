# %% [markdown]
# # 7. Softmax regression
#
# Linear regression answers *how much*. This notebook is about *which one*: is the picture a shirt, a shoe or a bag? That is
# **classification**, and softmax regression is the simplest network that does it. Nearly every larger classifier ends in
# the same two pieces, softmax and cross entropy, and is trained by the same loop.
#
# After this notebook you can
#
# - turn the scores of a network into probabilities, and measure how wrong they are, without overflow,
# - count how often a network is right,
# - load a real set of pictures, look at it, and feed it to a network,
# - write the loop that trains a classifier, and read its curves.

# %% readonly="imports"
import contextlib
import socket
import tempfile
import threading
from pathlib import Path
from urllib.parse import urlsplit

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

# %% [markdown]
# ## From scores to probabilities
#
# Let there be $C$ classes. For each example the network computes $C$ numbers $o_1, \dots, o_C$, one for each class. They are
# called **scores** or **logits**. The larger the score, the more the network believes in the class. Scores may be negative,
# and they add up to anything. **Softmax** makes probabilities of them: numbers from 0 to 1 whose sum is 1.
#
# $$p_j = \frac{e^{o_j}}{e^{o_1} + \dots + e^{o_C}}$$
#
# The exponential makes everything positive, and the division makes the sum 1. Here it is for one example with three classes:

# %%
scores = torch.tensor([2.0, 0.0, -1.0])
powers = scores.exp()
print("powers of e  :", [round(power, 3) for power in powers.tolist()])
print("probabilities:", [round(power / powers.sum().item(), 3) for power in powers.tolist()])

# %% [markdown]
# The largest score has the largest probability, so softmax does not change *which* class wins. It says how clearly.
#
# ### When numbers get too large
#
# In `float32`, $e^x$ is too large for $x > 88.7$ and becomes `inf`. Scores of this size do occur, and then

# %%
scores = torch.tensor([1000.0, 0.0])
print(scores.exp(), "->", scores.exp() / scores.exp().sum())

# %% [markdown]
# There is a way out that costs nothing. If the same number $m$ is taken away from all scores of an example, its
# probabilities stay as they are:
#
# $$\frac{e^{o_j - m}}{\sum_k e^{o_k - m}} = \frac{e^{-m} \, e^{o_j}}{e^{-m} \sum_k e^{o_k}} = p_j .$$
#
# So take the example's own largest score for $m$. Then the largest power is $e^0 = 1$, and nothing overflows.
#
# ## How wrong is it? The cross entropy
#
# Let $y$ be the class that is right. A good network gives it a probability $p_y$ close to 1. The **cross entropy** of an
# example is
#
# $$\ell = -\log p_y .$$
#
# It is 0 where the network is sure and right, and grows without bound as it gets surer of something wrong:

# %%
p = torch.linspace(0.005, 1, 200)
fig, ax = plt.subplots(figsize=(5, 2.6))
ax.plot(p, -p.log())
ax.set_xlabel("probability of the right class")
ax.set_ylabel("cross entropy")
plt.show()

# %% [markdown]
# To compute first softmax and then the logarithm is a trap. A probability as small as $e^{-1000}$ is 0 in the computer, and
# $\log 0$ is $-\infty$: the loss is infinite, its gradient is `nan`, and one such example ruins all weights. The remedy is to
# put the formula of softmax into that of the loss *before* computing anything:
#
# $$\ell = -\log \frac{e^{o_y}}{\sum_k e^{o_k}} = \log \Big( \sum_k e^{o_k} \Big) - o_y .$$
#
# The first part is known as *log-sum-exp*. It can be computed without overflow, with the same trick as above:
# $\log \sum_k e^{o_k} = m + \log \sum_k e^{o_k - m}$. So a loss takes the **scores**, not the probabilities. Its gradient
# is as simple as one could wish: $\partial \ell / \partial o_j = p_j - 1$ for the class that is right, and $p_j$ for all
# others.
#
# ## How often is it right? The accuracy
#
# The network's answer is the class with the largest score. The **accuracy** is the share of examples for which that is the
# right class. It is what we are interested in, but it cannot be trained on: a tiny step of the weights changes no answer at
# all, so its gradient is 0 nearly everywhere. That is what the cross entropy is for.
#
# Data come in batches. To get the accuracy for all of them, count the right answers and the examples, and divide once at the
# end. With 4 right of 4 in one batch, and 0 right of 1 in the last, it is 4/5.
#
# ## Exercise: softmax, cross entropy, accuracy
#
# You may use whatever PyTorch has for this, or write the formulas yourself.
#
# **Write `softmax(X)`.** `X` holds the scores of $n$ examples, one in each row. The result holds their probabilities, in
# the same shape and type. `X` itself stays as it is. No row may overflow, whatever stands in the other rows.
#
# **Write `cross_entropy(logits, y)`.** It takes scores of shape $(n, C)$ and the numbers of the right classes, $n$ whole
# numbers, and returns the $n$ losses, one for each example. It is right and finite also for scores of ±1000, and so is
# its gradient.
#
# **Write `accuracy(y_hat, y)`,** which returns *how many* of the $n$ answers are right: the **number**, not the share.
#
# **Write `evaluate_accuracy(net, data_iter)`,** which returns the share of right answers, from 0 to 1, in all batches together.
#
# - `data_iter` gives pairs `(X, y)` in a `for` loop, and that is all that is known about it: it may be a `DataLoader`, a list,
#   or a generator. The batches may have different sizes.
# - `net(X)` gives the scores. `net` may be an `nn.Module` or any other function. A module is used in evaluation mode
#   (`net.eval()`), so that dropout and the like are off. Whether it returns to training mode afterwards is up to you.
# - No gradients are recorded while `net` runs (`torch.no_grad()`): they would only take time and memory.
#
# Numbers may come back as Python numbers or as tensors with one element.


# %% solution="softmax_ce_accuracy"
def softmax(X):
    """Return the probabilities for the scores of n examples.

    X: a float tensor of shape (n, C)
    returns: a tensor of the same shape and type; each row adds up to 1
    """
    ### BEGIN SOLUTION
    powers = (X - X.max(dim=1, keepdim=True).values).exp()
    return powers / powers.sum(dim=1, keepdim=True)
    ### END SOLUTION


def cross_entropy(logits, y):
    """Return the cross entropy of each example.

    logits: scores, a float tensor of shape (n, C)
    y: the right classes, an int64 tensor of shape (n,)
    returns: the losses, a tensor of shape (n,)
    """
    ### BEGIN SOLUTION
    return logits.logsumexp(dim=1) - logits[range(len(y)), y]
    ### END SOLUTION


# %% solution="softmax_ce_accuracy"
def accuracy(y_hat, y):
    """Return the number of right answers.

    y_hat: scores (or probabilities), a float tensor of shape (n, C)
    y: the right classes, an int64 tensor of shape (n,)
    returns: a number from 0 to n
    """
    ### BEGIN SOLUTION
    return (y_hat.argmax(dim=1) == y).sum().item()
    ### END SOLUTION


def evaluate_accuracy(net, data_iter):
    """Return the share of right answers of a network on all batches together.

    net: an nn.Module, or any function, that gives scores of shape (n, C) for X
    data_iter: gives batches (X, y) in a for loop
    returns: a number from 0 to 1
    """
    ### BEGIN SOLUTION
    if isinstance(net, nn.Module):
        net.eval()
    right = total = 0
    with torch.no_grad():
        for X, y in data_iter:
            right += accuracy(net(X), y)
            total += len(y)
    return right / total
    ### END SOLUTION


# %% test="softmax_ce_accuracy"
X = torch.tensor([[2.0, 0.0, -1.0], [0.0, 0.0, 0.0]])
P = softmax(X)
assert P.shape == X.shape, f"X has the shape {tuple(X.shape)}, but softmax(X) {tuple(P.shape)}"
assert torch.allclose(P.sum(1), torch.ones(2)), (
    f"each row should add up to 1, but the rows add up to {P.sum(1).tolist()}"
)
assert torch.allclose(P[0], torch.tensor([0.8438, 0.1142, 0.0420]), atol=1e-3), (
    f"for the scores 2, 0, -1 we computed 0.844, 0.114, 0.042 above, not {P[0].tolist()}"
)
large = softmax(torch.tensor([[1000.0, 0.0]]))
assert large.tolist() == [[1.0, 0.0]], f"softmax of [[1000, 0]] is [[1, 0]], not {large.tolist()}"

losses = cross_entropy(X, torch.tensor([0, 2]))
assert losses.shape == (2,), f"2 examples have 2 losses, but the shape is {tuple(losses.shape)}"
assert torch.allclose(losses, torch.tensor([0.1698, 1.0986]), atol=1e-3), (
    f"-log(0.8438) is 0.1698 and -log(1/3) is 1.0986, but the losses are {losses.tolist()}"
)
loss = cross_entropy(torch.tensor([[1000.0, 0.0]]), torch.tensor([1]))
assert loss.tolist() == [1000.0], f"log(e^1000 + 1) - 0 is 1000, but the loss is {loss.tolist()}"

right = accuracy(torch.tensor([[0.1, 0.9], [0.8, 0.2], [0.3, 0.7]]), torch.tensor([1, 0, 0]))
assert right == 2, f"2 of the 3 answers are right, but accuracy returned {right}"

batches = [(torch.eye(4), torch.arange(4)), (torch.eye(4)[:1], torch.tensor([3]))]
share = evaluate_accuracy(lambda X: X, batches)
assert abs(share - 4 / 5) < 1e-6, f"4 of 5 answers are right, which is 0.8, not {share}"

# %% [markdown]
# **Think about it.** A network that knows nothing gives the same score to all of ten classes. What is its cross entropy, and
# what does it tell you if the loss of a new network begins far above that number? `nn.CrossEntropyLoss` takes scores, but
# many people put a softmax in front of it. It then sees scores between 0 and 1 only. How small can the loss become, even if
# the network is always right and as sure as can be?

# %% [markdown]
# ## The data: Fashion-MNIST
#
# [Fashion-MNIST](https://github.com/zalandoresearch/fashion-mnist) holds 70 000 grey pictures of clothes, 28 × 28 pixels each,
# of ten kinds: 60 000 to train with, and 10 000 to test. The cell below fetches it (30 MB) and keeps it in the folder `data`.
# Without a network it draws 600 and 200 simple sketches of the same ten kinds, each from a few grey rectangles, and writes
# them in the same format. Nothing that follows depends on which of the two you have.


# %% readonly="find_data"
def can_reach(host, seconds=2):
    """Say whether a server answers in time. Looking up its name may hang: so a thread does it."""
    answers = []

    def knock():
        with contextlib.suppress(OSError), socket.create_connection((host, 80), seconds):
            answers.append(host)

    thread = threading.Thread(target=knock, daemon=True)
    thread.start()
    thread.join(seconds)
    return bool(answers)


# What a sketch is made of: rectangles, each with its top, bottom, left and right edge, in pixels.
PARTS = [
    [(5, 25, 9, 19), (5, 11, 3, 25)],
    [(3, 7, 9, 19), (6, 25, 9, 13), (6, 25, 15, 19)],
    [(5, 24, 9, 19), (6, 23, 4, 10), (6, 23, 18, 24)],
    [(3, 12, 11, 17), (11, 25, 8, 20)],
    [(3, 25, 8, 13), (3, 25, 15, 20), (4, 24, 4, 9), (4, 24, 19, 24)],
    [(20, 22, 3, 25), (16, 21, 4, 7), (15, 21, 11, 14), (13, 21, 20, 24)],
    [(5, 25, 9, 19), (6, 19, 5, 10), (6, 19, 18, 23), (3, 6, 11, 17)],
    [(16, 22, 3, 25), (12, 17, 14, 25)],
    [(11, 24, 4, 24), (5, 7, 9, 19), (6, 12, 8, 10), (6, 12, 18, 20)],
    [(5, 22, 15, 24), (15, 22, 4, 16)],
]


def sketch(kind, rng):
    """Draw one picture: every edge, grey and place is a little random, and so is every pixel."""
    picture, grey = np.zeros((28, 28)), rng.uniform(70, 200)
    for part in PARTS[kind]:
        top, bottom, left, right = part + rng.integers(-1, 2, size=4)
        picture[top:bottom, left:right] = grey + rng.uniform(-40, 40)
    picture = np.roll(picture, rng.integers(-2, 3, size=2), axis=(0, 1))
    return (picture + rng.normal(0, 20, size=(28, 28)) * (picture > 0)).clip(0, 255)


def write_idx(path, array):
    """Write whole numbers from 0 to 255 as an IDX file."""
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    path.write_bytes(bytes([0, 0, 8, array.ndim]) + sizes + array.astype(np.uint8).tobytes())


def draw_data(root, seed=7):
    """Write sketches into a folder, as files with the names and the format of Fashion-MNIST."""
    rng = np.random.default_rng(seed)
    raw = Path(root) / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for part, number in (("train", 600), ("t10k", 200)):
        kinds = rng.integers(0, 10, size=number)
        write_idx(raw / f"{part}-images-idx3-ubyte", np.stack([sketch(kind, rng) for kind in kinds]))
        write_idx(raw / f"{part}-labels-idx1-ubyte", kinds)


def find_data():
    """Return the folder where the pictures are: fetched, or drawn where that does not work."""
    host = urlsplit(datasets.FashionMNIST.mirrors[0]).hostname
    if Path("data/FashionMNIST/raw").is_dir() or can_reach(host):
        with contextlib.suppress(RuntimeError, OSError):
            datasets.FashionMNIST("data", download=True)
            return "data"
    root = tempfile.mkdtemp()  # out of your way
    draw_data(root)
    return root


root = find_data()
for path in sorted((Path(root) / "FashionMNIST" / "raw").glob("*-ubyte")):
    content = path.read_bytes()
    print(f"{path.name:24} {len(content):9} bytes, the first of them: {list(content[:16])}")

# %% [markdown]
# These are **IDX files**, one for the pictures and one for the labels of either part. The first four bytes say which type of
# numbers the file holds (8 means bytes from 0 to 255) and how many axes they have. Then comes the length of each axis in
# four bytes, the most significant first, and then all the numbers. Can you read off how many pictures there are?
#
# `torchvision.datasets.FashionMNIST` reads them. It gives pairs of a picture and a label:

# %%
clothes = datasets.FashionMNIST(root, train=False)
picture, label = clothes[0]
print("examples:", len(clothes), "  label:", label, "  picture:", type(picture).__name__, picture.size)

# %% [markdown]
# - `train=True` gives the part for training, `train=False` the one for testing.
# - With `download=True` it looks into the folder `root/FashionMNIST/raw` first. If the four files are there, they are read,
#   and no network is needed. If they are not, they are fetched. Without `download=True`, missing files are an error.
# - The pictures are no tensors yet, but `Image` objects of the library PIL, out of which no `DataLoader` can make a batch.
#
# A **transform** is a function of a picture, to be applied to every picture that is read. Give it to `FashionMNIST` as
# `transform=…`. Here are two of them; `transforms.Compose` makes one transform out of several in a list.

# %%
pixels = transforms.ToTensor()(picture)
print("ToTensor:  ", pixels.dtype, tuple(pixels.shape), f"from {pixels.min():.3f} to {pixels.max():.3f}")
smaller = transforms.Resize(7)(picture)
print("Resize(7): ", type(smaller).__name__, smaller.size)

# %% [markdown]
# `ToTensor` makes a tensor of shape (channels, height, width). A grey picture has one channel, a coloured one three. It also
# divides by 255, so that 0 is black and 1 is white.
#
# ## Exercise: load the pictures and look at them
#
# **Write `get_fashion_mnist_labels(labels)`.** It takes a list or a tensor of whole numbers and returns a list of their names:
#
# | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |
# |---|---|---|---|---|---|---|---|---|---|
# | T-shirt/top | Trouser | Pullover | Dress | Coat | Sandal | Shirt | Sneaker | Bag | Ankle boot |
#
# Small letters are as good as capital ones, and `t-shirt` is a name for 0 as well.
#
# **Write `load_data_fashion_mnist(batch_size, resize, root)`,** which returns a pair `(train_iter, test_iter)`: two
# `DataLoader`s, or what works like them in a `for` loop, as often as one likes.
#
# - Both give batches `(X, y)`: `X` is a `float32` tensor of shape $(n, 1, 28, 28)$ with numbers from 0 to 1, and `y` an `int64`
#   tensor of shape $(n,)$. $n$ is `batch_size`; only the last batch may be smaller, and no example is left out.
# - `train_iter` gives the examples of the training part, in a new random order whenever a `for` begins; `test_iter` those
#   of the test part, in the order of the file.
# - If `resize` is a number $s$, the pictures are scaled to $s \times s$ pixels: larger or smaller, but whole. If it is `None`,
#   they stay as they are.
# - The files in the folder `root` are used if they are there. If not, they are downloaded to it.
#
# **Write `show_images(imgs, num_rows, num_cols, titles)`,** which draws several pictures in one figure.
#
# - The figure has `num_rows` rows of `num_cols` places, each an `Axes` of its own. The first row is filled from left to right,
#   then the second, and so on. It also works with one row, one column, or one single place.
# - `imgs` is a tensor of shape $(n, h, w)$, or a list of $n$ tensors of shape $(h, w)$. There are at most as many pictures as
#   places; if there are fewer, no picture stands in the last places.
# - Each picture is drawn by `imshow`: upright, with its numbers as they are. The colours are up to you.
# - `titles` is a list of $n$ texts, to stand above the pictures as titles of their `Axes` (`set_title`), or `None`.
# - What the function returns is up to you.


# %% solution="fashion_mnist"
def get_fashion_mnist_labels(labels):
    """Return the names of kinds of clothes.

    labels: a list or an int64 tensor of n numbers from 0 to 9
    returns: a list of n texts
    """
    ### BEGIN SOLUTION
    return [datasets.FashionMNIST.classes[int(label)] for label in labels]
    ### END SOLUTION


def load_data_fashion_mnist(batch_size, resize=None, root="data"):
    """Return the training and the test part of Fashion-MNIST in batches.

    batch_size: the number of examples in a batch
    resize: the new height and width of the pictures, or None
    root: the folder where the files are, or are to be
    returns: (train_iter, test_iter), each gives batches (X, y)
    """
    ### BEGIN SOLUTION
    steps = [transforms.ToTensor()]
    if resize:
        steps.insert(0, transforms.Resize(resize))
    transform = transforms.Compose(steps)
    train, test = [
        datasets.FashionMNIST(root, train=part, transform=transform, download=True)
        for part in (True, False)
    ]
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)
    ### END SOLUTION


# %% solution="fashion_mnist"
def show_images(imgs, num_rows, num_cols, titles=None):
    """Draw pictures in rows and columns.

    imgs: a tensor of shape (n, h, w), or a list of n tensors of shape (h, w)
    num_rows, num_cols: how many places there are
    titles: a list of n texts, or None
    """
    ### BEGIN SOLUTION
    size = (1.2 * num_cols, 1.4 * num_rows)
    _, axes = plt.subplots(num_rows, num_cols, figsize=size, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for i, (ax, img) in enumerate(zip(axes.flat, imgs, strict=False)):
        ax.imshow(img, cmap="gray_r")
        if titles is not None:
            ax.set_title(titles[i], fontsize=9)
    plt.show()
    ### END SOLUTION


# %% [markdown]
# `plt.show()` puts a figure on the screen and then forgets it, so the tests below hold it back for a moment:


# %% readonly="figures_kept"
@contextlib.contextmanager
def figures_kept():
    """Keep the figures that are drawn in the `with` block, so that one can look at them."""
    plt.close("all")
    show, plt.show = plt.show, lambda *args, **kwargs: None
    try:
        yield
    finally:
        plt.show = show


# %% test="fashion_mnist"
names = get_fashion_mnist_labels(torch.tensor([9, 0, 9]))
lowered = [name.lower() for name in names]
assert lowered in (["ankle boot", top, "ankle boot"] for top in ("t-shirt/top", "t-shirt")), (
    f"9, 0, 9 are Ankle boot, T-shirt/top, Ankle boot, but the names came out as {names}"
)

train_iter, test_iter = load_data_fashion_mnist(64, None, root)
for name, batches in (("train_iter", train_iter), ("test_iter", test_iter)):
    X, y = next(iter(batches))
    assert (X.dtype, X.shape) == (torch.float32, (64, 1, 28, 28)), (
        f"{name}: X is a {X.dtype} tensor of shape {tuple(X.shape)}, expected torch.float32 and (64, 1, 28, 28)"
    )
    assert 0.5 < X.max() - X.min() <= X.max() <= 1, (
        f"{name}: the numbers in X go from {X.min():.3g} to {X.max():.3g}, expected 0 to 1"
    )
    assert (y.dtype, y.shape) == (torch.int64, (64,)), (
        f"{name}: y is a {y.dtype} tensor of shape {tuple(y.shape)}, expected torch.int64 and (64,)"
    )
X_test, y_test = next(iter(test_iter))
assert y_test[:5].tolist() == clothes.targets[:5].tolist(), (
    "test_iter begins with other labels than the file: is it the test part, and in order?"
)
first, second = [next(iter(train_iter))[1].tolist() for _ in range(2)]
assert first != second, "two epochs of train_iter began with the same batch: shuffle it"
X, _ = next(iter(load_data_fashion_mnist(5, 40, root)[1]))
assert X.shape == (5, 1, 40, 40), f"with resize=40 the shape of X is {tuple(X.shape)}"

with figures_kept():
    show_images(X_test[:8, 0], 2, 4, titles=get_fashion_mnist_labels(y_test[:8]))
    drawn = [ax for ax in plt.gcf().axes if ax.images]
assert len(drawn) == 8, f"8 pictures should be in 8 Axes, but {len(drawn)} Axes hold one"
assert all(ax.get_title() for ax in drawn), "a picture has no title above it"
with figures_kept():
    show_images([X_test[0, 0]], 1, 1)
    plt.close("all")

# %% [markdown]
# **Think about it.** A random answer is right once in ten times. From these pictures alone, how often would *you* be right,
# and which kinds would you mistake for each other? And why is the training part put into a new order in each epoch, but the
# test part not?
#
# ## The training loop
#
# Now all parts are there, and the loop that puts them together is the same for nearly every network. For each batch:
#
# 1. compute the scores, `net(X)`,
# 2. compute the losses of the batch from them, `loss(scores, y)`, and take their **mean**,
# 3. clear the old gradients, `optimizer.zero_grad()`, and compute the new ones, `backward()`,
# 4. take a step, `optimizer.step()`.
#
# One round through all batches is an **epoch**. On the way one adds up three numbers: the losses, the right answers and the
# examples. Divided at the end, they give the mean loss and the accuracy on the training part. This costs next to nothing,
# because the scores are there anyway.
#
# A trap: the loss is a tensor that remembers how it was computed, so that `backward` can go through it. If such tensors are
# added up over an epoch, the sum remembers *everything*, and the memory fills up. A plain number remembers nothing:

# %%
weight = torch.tensor(2.0, requires_grad=True)
small_loss = (weight - 1) ** 2
print("a tensor:", small_loss + small_loss)
print("a number:", small_loss.item() + small_loss.item())

# %% [markdown]
# ## Exercise: train a classifier
#
# **Write the class `Accumulator(n)`,** which holds $n$ sums, all 0 at the beginning.
#
# - `acc.add(a, b, …)` takes $n$ numbers. It adds the first to the first sum, the second to the second, and so on.
# - `acc[i]` gives the sum with the number `i`, and `acc.reset()` sets all of them to 0.
# - The numbers may be Python numbers or tensors with one element, but the sums are always Python numbers.
#
# **Write `train_epoch(net, train_iter, loss, optimizer)`,** which trains for one epoch, with one step for each batch, as
# described above. It returns two numbers: the mean loss and the accuracy, over all the examples of the epoch.
#
# - `net` is an `nn.Module`. Put it into training mode first (`net.train()`): it may come from an evaluation.
# - `train_iter` gives batches `(X, y)` in a `for` loop. Go through it once. The batches may have different sizes.
# - `loss(scores, y)` gives one loss for each example, as your `cross_entropy` does. What `backward` starts from is the
#   mean over the batch.
# - `optimizer` is an optimizer from `torch.optim` that has the parameters of `net` already. It may be any of them.
# - Use the losses and scores that the step was computed from: `net` runs once for each batch.
#
# **Write `train(net, train_iter, test_iter, loss, num_epochs, optimizer)`,** which trains for `num_epochs` epochs, and after
# each of them measures the accuracy on `test_iter`, in evaluation mode.
#
# - It returns a list with one tuple (or list) for each epoch: `(train_loss, train_acc, test_acc)`. The first two come from
#   `train_epoch`.
# - It draws these three numbers as three curves over the epochs, one value an epoch. They may share one `Axes` or be in
#   different ones. Say which is which: with a legend, or, where a curve is alone in its `Axes`, with a title or a label at its
#   $y$ axis.
#
# You may use the functions that you have written above.


# %% solution="train_loop"
class Accumulator:
    """Sums of n numbers."""

    def __init__(self, n):
        """Begin with n zeros."""
        ### BEGIN SOLUTION
        self.sums = [0.0] * n
        ### END SOLUTION

    def add(self, *numbers):
        """Add n numbers, each to its own sum; they may be tensors with one element."""
        ### BEGIN SOLUTION
        for i, number in enumerate(numbers):
            self.sums[i] += number.item() if isinstance(number, torch.Tensor) else number
        ### END SOLUTION

    def reset(self):
        """Set all sums to 0."""
        ### BEGIN SOLUTION
        self.sums = [0.0] * len(self.sums)
        ### END SOLUTION

    def __getitem__(self, i):
        """Return sum number i, a Python number."""
        ### BEGIN SOLUTION
        return self.sums[i]
        ### END SOLUTION


# %% solution="train_loop"
def train_epoch(net, train_iter, loss, optimizer):
    """Train for one epoch.

    net: an nn.Module that gives scores of shape (n, C)
    train_iter: gives batches (X, y) in a for loop
    loss: a function of (scores, y) that gives one loss for each example
    optimizer: a torch.optim optimizer of the parameters of net
    returns: (mean loss, accuracy), two numbers
    """
    ### BEGIN SOLUTION
    net.train()
    sums = Accumulator(3)
    for X, y in train_iter:
        scores = net(X)
        losses = loss(scores, y)
        optimizer.zero_grad()
        losses.mean().backward()
        optimizer.step()
        sums.add(losses.sum(), accuracy(scores, y), len(y))
    return sums[0] / sums[2], sums[1] / sums[2]
    ### END SOLUTION


# %% solution="train_loop"
def train(net, train_iter, test_iter, loss, num_epochs, optimizer):
    """Train for several epochs, and draw how the loss and both accuracies went.

    test_iter: gives batches (X, y) of the test part
    num_epochs: how many epochs
    the others: as for train_epoch
    returns: a list of num_epochs tuples (or lists) (train_loss, train_acc, test_acc)
    """
    ### BEGIN SOLUTION
    history = []
    for _ in range(num_epochs):
        train_loss, train_acc = train_epoch(net, train_iter, loss, optimizer)
        history.append((train_loss, train_acc, evaluate_accuracy(net, test_iter)))
    _, ax = plt.subplots(figsize=(6, 3))
    names = ("train loss", "train accuracy", "test accuracy")
    for name, values in zip(names, zip(*history, strict=True), strict=True):
        ax.plot(range(1, num_epochs + 1), values, "o-", label=name)
    ax.set_xlabel("epoch")
    ax.legend()
    plt.show()
    return history
    ### END SOLUTION


# %% test="train_loop"
acc = Accumulator(2)
acc.add(1, torch.tensor(2.5, requires_grad=True))
acc.add(3, 4.0)
assert (acc[0], acc[1]) == (4, 6.5), f"1 + 3 is 4, 2.5 + 4 is 6.5; got {acc[0]} and {acc[1]}"
assert not isinstance(acc[1], torch.Tensor), "the sums should be plain numbers, not tensors"
acc.reset()
assert (acc[0], acc[1]) == (0, 0), f"after reset all is 0, not {acc[0]} and {acc[1]}"

# Two classes, two numbers each, weights of 0. All scores are then 0, and each loss log(2) = 0.6931.
X, y = torch.tensor([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]), torch.tensor([0, 1, 1])
net = nn.Linear(2, 2, bias=False)
nn.init.zeros_(net.weight)
sgd = torch.optim.SGD(net.parameters(), lr=1.0)
mean_loss, share = train_epoch(net, [(X, y)], nn.CrossEntropyLoss(reduction="none"), sgd)
assert abs(mean_loss - 0.6931) < 1e-3, f"the mean loss is log(2) = 0.6931, not {mean_loss}"
# Row 0 of the gradient is -1/2 · (1, 0) from the first example and 1/2 · (0, 1) twice, and divided by 3.
expected = torch.tensor([[1 / 6, -1 / 3], [-1 / 6, 1 / 3]])
assert torch.allclose(net.weight, expected, atol=1e-4), (
    f"one step with the mean loss leads to the weights {expected.tolist()}, not {net.weight.tolist()}"
)

with figures_kept():
    history = train(net, [(X, y)], [(X, y)], nn.CrossEntropyLoss(reduction="none"), 3, sgd)
    curves = [line for number in plt.get_fignums() for ax in plt.figure(number).axes for line in ax.lines]
    plt.close("all")
assert len(history) == 3, f"3 epochs make 3 tuples, not {len(history)}"
assert history[2][0] < history[0][0], f"the loss should fall, but the tuples are {history}"
assert tuple(history[2])[1:] == (1, 1), f"all 3 answers are right in the end, but the last tuple is {history[2]}"
assert len(curves) == 3, f"there should be three curves, but {len(curves)} were drawn"

# %% [markdown]
# ## What has it learned?
#
# Softmax regression is a network with one layer, $784 \to 10$. Each picture becomes a row of 784 numbers, and each of
# the ten scores is a sum of these numbers with weights of its own.

# %%
torch.manual_seed(0)
train_iter, test_iter = load_data_fashion_mnist(32, None, root)
model = nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 10))
sgd = torch.optim.SGD(model.parameters(), lr=0.1)
epochs = 5 if root == "data" else 12  # the sketches are few
history = train(model, train_iter, test_iter, cross_entropy, epochs, sgd)
print("after the last epoch: loss {:.3f}, accuracy {:.3f}, on the test part {:.3f}".format(*history[-1]))

# %% [markdown]
# The weights of one score can be looked at as a picture: it shows in which places cloth speaks for this kind, and in which
# against it.

# %%
templates = model[1].weight.detach().reshape(10, 28, 28)
show_images(templates, 2, 5, titles=get_fashion_mnist_labels(range(10)))

# %% [markdown]
# And these are answers that were wrong, with the right one after the arrow:

# %%
wrong, titles = [], []
with torch.no_grad():
    for X, y in test_iter:
        answers = model(X).argmax(dim=1)
        missed = answers != y
        wrong += list(X[missed, 0])
        pairs = [get_fashion_mnist_labels(numbers[missed]) for numbers in (answers, y)]
        titles += [f"{answer}\n→ {right}" for answer, right in zip(*pairs, strict=True)]
show_images(wrong[:10], 2, 5, titles[:10])

# %% [markdown]
# **Think about it.** The accuracy on the training part was measured *during* the epoch, that on the test part after it.
# Which of the two would be larger if the network learned nothing but what holds for all pictures? All pictures are about
# in the middle, and each kind has but one template. What would happen to the test accuracy if all test pictures were moved
# ten pixels to the right, and what would a network need to put up with that?
