# %% [markdown]
# # 4. Datasets
#
# A network learns from **examples**: an input, such as a picture, and what it should answer, such as the digit in it. Where
# the examples come from differs every time: an array, a table, a text file, ten million pictures on a disk. What the
# training loop wants is always the same: *the next few examples, as tensors*.
#
# PyTorch puts two things in between:
#
# - A **`Dataset`** knows how many examples there are and gives the one with the number $i$.
# - A **`DataLoader`** asks a dataset for its examples, in order or shuffled, and stacks them to **batches**.
#
# After this notebook you can turn data in memory, in a text file and in a file that is too large for the memory into a
# dataset, split it for an honest test, and feed it to a training loop.

# %% readonly="imports"
import contextlib
import pickle
import socket
import tempfile
import threading
import warnings
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import dump_svmlight_file, fetch_openml, load_digits
from torch.utils.data import DataLoader, Dataset

folder = Path(tempfile.mkdtemp())  # the files of this notebook go here, out of your way

# %% [markdown]
# ## The data: handwritten digits
#
# MNIST, 70 000 pictures of 28 × 28 pixels, is kept at [openml.org](https://www.openml.org/d/554). The cell below fetches it
# from there; the first time that takes a minute, later it comes from your disk. Without a network it takes the 1797
# pictures of 8 × 8 pixels that scikit-learn brings along. Nothing that follows depends on which of the two you have.

# %% readonly="load_images"
def can_reach(host, seconds=2):
    """Say whether a server answers in time. Looking up its name may hang: so a thread does it."""
    answers = []

    def knock():
        with contextlib.suppress(OSError), socket.create_connection((host, 443), seconds):
            answers.append(host)

    thread = threading.Thread(target=knock, daemon=True)
    thread.start()
    thread.join(seconds)
    return bool(answers)


def fetch_mnist():
    """Return MNIST from openml.org, or None where that does not work."""
    patience = socket.getdefaulttimeout()
    socket.setdefaulttimeout(20)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return fetch_openml("mnist_784", version=1, return_X_y=True, as_frame=True)
    except (OSError, ValueError):
        return None
    finally:
        socket.setdefaulttimeout(patience)


def load_images(rows=5000):
    """Return pictures, a DataFrame with one in each row, and labels, a Series of strings."""
    images, labels = (can_reach("www.openml.org") and fetch_mnist()) or load_digits(
        return_X_y=True, as_frame=True
    )
    return images[:rows], labels[:rows].astype(str).astype("category")


images, labels = load_images()
print(f"{len(images)} pictures of {images.shape[1]} pixels each")
print("images:", type(images).__name__, "of", images.dtypes.iloc[0])
print("labels:", type(labels).__name__, "of", labels.dtype, "such as", repr(labels.iloc[0]))

# %% [markdown]
# Look twice at what has arrived. The pictures are a pandas **DataFrame**, not an array, and the labels are **strings**:
# `'5'`, not `5`. That is how OpenML delivers them, and much code from books, written when it delivered arrays, fails here:

# %%
try:
    images[0, :]
except Exception as error:
    print(f"{type(error).__name__}: {error}")
try:
    torch.tensor(labels.iloc[0])
except TypeError as error:
    print(f"TypeError: {error}")

# %% [markdown]
# Square brackets on a DataFrame ask for a *column* with that name. Rows are addressed in other ways; look up `iloc` and
# `to_numpy()` in the documentation of pandas if they are new to you.
#
# ## What makes a dataset
#
# A dataset is a class with two methods of special names. `len(ds)` calls `__len__`, and `ds[i]` calls `__getitem__`. Here
# is one that stores nothing at all: it computes each example when it is asked for.


# %%
class Squares(Dataset):
    """The examples (x, x²) for x = 0, 1, …, n - 1."""

    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        x = torch.tensor(float(index))
        return x, x**2


squares = Squares(100)
print("examples:", len(squares), "   number 7:", squares[7])

# %% [markdown]
# This is the whole idea: *how many are there*, and *give me number $i$*. Who asks need not know whether the example was
# computed, picked from an array or read from a disk.
#
# ## Exercise: a dataset for data in memory
#
# **Write the class `SimpleDataset(X, y)`.**
#
# - `X` holds one example in each of its $N$ rows of $D$ numbers, whole or not: a numpy array, or a DataFrame.
# - `y` holds the $N$ labels: whole numbers, or strings such as `'7'` or `'12'`; a numpy array, or a Series (which may be
#   categorical, as above).
# - `len(ds)` is $N$. `ds[i]` is a pair `(inputs, target)`: a `float32` tensor of shape $(D,)$ and an `int64` tensor without
#   axes, `tensor(7)`.
# - Examples are counted by their **position**, from 0. A DataFrame out of which rows were picked, such as
#   `images[labels == '3']`, keeps its old row names (such as 3, 13, 23, …): they must not matter.
#
# A network is judged on examples that it has **not** seen in training: so a part of the data is set aside.
#
# **Write `split(dataset, test_fraction, seed)`, which returns two datasets `(train, test)`.**
#
# - `dataset` is any dataset: use nothing of it but `len(dataset)` and `dataset[i]`.
# - Each example of `dataset` lands in exactly one of the two parts, and is the same there, with its types and shapes.
#   `test` gets `test_fraction` of the examples; where that is no whole number, round it up or down, as you like.
# - Which ones land in `test` is decided **at random**. The same seed gives the same parts in the same order, every time;
#   another seed gives other parts.
#
# Look through the documentation of `torch.utils.data`: much of what you need for `split` is there.


# %% solution="simple_dataset"
class SimpleDataset(Dataset):
    """A dataset of examples that are in memory."""

    def __init__(self, X, y):
        """Keep the examples.

        X: a numpy array or a DataFrame of shape (N, D)
        y: a numpy array or a Series of N labels, whole numbers or strings such as '7'
        """
        ### BEGIN SOLUTION
        self.X = np.asarray(X)
        self.y = np.asarray(y).astype(np.int64)
        ### END SOLUTION

    def __len__(self):
        """Return the number of examples."""
        ### BEGIN SOLUTION
        return len(self.X)
        ### END SOLUTION

    def __getitem__(self, index):
        """Return the example at a position.

        index: a whole number from 0 to N - 1
        returns: (inputs, target), a float32 tensor of shape (D,) and an int64 tensor of shape ()
        """
        ### BEGIN SOLUTION
        return torch.tensor(self.X[index], dtype=torch.float32), torch.tensor(self.y[index])
        ### END SOLUTION


# %% solution="simple_dataset"
def split(dataset, test_fraction, seed):
    """Split a dataset at random into a training and a test part.

    dataset: any object with len(dataset) and dataset[i]
    test_fraction: the share of the examples that is set aside, between 0 and 1
    seed: a whole number
    returns: (train, test), two datasets
    """
    ### BEGIN SOLUTION
    num_test = round(len(dataset) * test_fraction)
    generator = torch.Generator().manual_seed(seed)
    sizes = [len(dataset) - num_test, num_test]
    return torch.utils.data.random_split(dataset, sizes, generator)
    ### END SOLUTION


# %% test="simple_dataset"
digits = SimpleDataset(images, labels)
assert len(digits) == len(images), (
    f"there are {len(images)} pictures, but len(digits) is {len(digits)}"
)
inputs, target = digits[4]
assert inputs.dtype == torch.float32, f"inputs are torch.float32, but yours are {inputs.dtype}"
assert inputs.shape == (images.shape[1],), (
    f"inputs have the shape ({images.shape[1]},), but yours have {tuple(inputs.shape)}"
)
assert inputs.tolist() == images.iloc[4].tolist(), "digits[4] should be row 4 of the table"
assert (target.dtype, target.shape) == (torch.int64, ()), (
    f"the target is {target!r}, expected an int64 tensor without axes"
)
assert str(target.item()) == labels.iloc[4], (
    f"the label is {labels.iloc[4]}, not {target.item()}"
)
threes = SimpleDataset(images[labels == "3"], labels[labels == "3"])
assert threes[1][1].item() == 3, "count by position: row 1 of these has another name"

train, test = split(squares, 0.2, seed=1)
assert (len(train), len(test)) == (80, 20), (
    f"100 examples make 80 and 20, but the parts have {len(train)} and {len(test)}"
)
found = sorted(int(part[i][0]) for part in (train, test) for i in range(len(part)))
assert found == list(range(100)), "each example should be in exactly one of the two parts"
again = split(squares, 0.2, seed=1)[1]
assert [int(again[i][0]) for i in range(20)] == [int(test[i][0]) for i in range(20)], (
    "the same seed should give the same parts"
)

# %% [markdown]
# **Think about it.** Data are often sorted: first all zeros, then all ones, and so on. What would the network learn, and
# what would the test tell you, if the last fifth of such data were set aside without shuffling? The picture shows how
# often each digit is in the two parts; the left one comes from sorted data and a cut, the right one from your `split`.

# %%
sorted_labels = np.sort(labels.to_numpy().astype(int))
cut = len(sorted_labels) * 4 // 5
drawn = split(SimpleDataset(sorted_labels[:, None], sorted_labels), 0.2, seed=0)
parts = {
    "sorted, then cut": (sorted_labels[:cut], sorted_labels[cut:]),
    "at random": [np.array([int(part[i][1]) for i in range(len(part))]) for part in drawn],
}
fig, axes = plt.subplots(1, 2, figsize=(9, 2.8), sharey=True)
for ax, (title, pair) in zip(axes, parts.items(), strict=True):
    counts = [np.bincount(part, minlength=10) for part in pair]
    ax.bar(range(10), counts[0], label="train")
    ax.bar(range(10), counts[1], bottom=counts[0], label="test")
    ax.set_title(title)
    ax.set_xlabel("digit")
    ax.set_xticks(range(10))
axes[0].set_ylabel("examples")
axes[0].legend()
plt.show()

# %% [markdown]
# ## Exercise: a dataset from a text file
#
# Many classical data sets are kept as **libsvm** files: plain text, one example in each line, first its label, then the
# numbers that are not zero, each with its index:
#
#     label index:value index:value …
#
# Here is such a file, and what it means. There are three features, because 3 is the largest index:
#
# | line | label | feature 1 | feature 2 | feature 3 |
# |---|---|---|---|---|
# | `+1 1:0.5 3:2` | 1 | 0.5 | 0 | 2 |
# | `-1 2:1e-3` | −1 | 0 | 0.001 | 0 |
# | `-1` | −1 | 0 | 0 | 0 |
#
# **Indices count from 1**, while those of a tensor count from 0. What is not written is 0; a line with nothing but a label
# is an example too, all of whose features are 0. This saves much space where most numbers are zeros, as in our pictures:

# %% readonly="libsvm_files"
bundled_images, bundled_labels = load_digits(return_X_y=True)
train_file, test_file = str(folder / "digits.train"), str(folder / "digits.test")
for path, rows in ((train_file, slice(1500)), (test_file, slice(1500, 1510))):
    dump_svmlight_file(bundled_images[rows], bundled_labels[rows], path, zero_based=False)

for line in Path(test_file).read_text().splitlines()[:3]:
    print(line[:88], "…")
for name, path in (("training", train_file), ("test", test_file)):
    words = Path(path).read_text().split()
    print(f"largest index, {name}:", max(int(w.split(":")[0]) for w in words if ":" in w))

# %% [markdown]
# The two files were written from pictures with 64 pixels, but in the second one no picture happens to have any ink in the
# last corner: its largest index is smaller. Read alone, it would make vectors that do not fit into a network that was
# trained on the first. That is the classic accident with this format, and the reason for the second argument:
#
# **Write `libsvm2Dataset(path, n_features=None)`, which returns a dataset of the examples in a libsvm file.**
#
# - `len(ds)` is the number of examples. `ds[i]` is `(x, y)`, and a `DataLoader` can make batches of it.
# - `x` is a dense (ordinary) `float32` tensor of shape `(width,)`. The width is `n_features` where that is given, and
#   otherwise the largest index in the file. Features that are not in the file are 0.
# - `y` is the label: a tensor with one element, or a number. Labels may be whole (`3`, `+1`, `-1`) or not (`0.5`, `-12.75`).
#   All keep their value, so mind the type.
# - Files are written by people and programs of all kinds. There may be comments (from `#` to the end of the line), blank
#   lines, several spaces, Windows line ends (`\r\n`), no line end after the last line, and numbers such as `2.5e-3`.
#
# You may take the text apart yourself, or use `sklearn.datasets.load_svmlight_file`. If you use that one, look closely at
# what it returns: numbers of another type, in a *sparse* matrix, out of which `torch.tensor` makes nothing.


# %% solution="libsvm2dataset"
def libsvm2Dataset(path, n_features=None):
    """Return a dataset of the examples in a libsvm file.

    path: where the file is
    n_features: the length of each x; by default the largest index in the file
    returns: a dataset of pairs (x, y), x a float32 tensor of shape (n_features,), y a label
    """
    ### BEGIN SOLUTION
    lines = [line.partition("#")[0].split() for line in Path(path).read_text().splitlines()]
    examples = [
        (float(words[0]), [word.split(":") for word in words[1:]]) for words in lines if words
    ]
    largest = max((int(index) for _, pairs in examples for index, _ in pairs), default=0)
    X = torch.zeros(len(examples), largest if n_features is None else n_features)
    for row, (_, pairs) in zip(X, examples, strict=True):
        for index, value in pairs:
            row[int(index) - 1] = float(value)
    return torch.utils.data.TensorDataset(X, torch.tensor([label for label, _ in examples]))
    ### END SOLUTION


# %% test="libsvm2dataset"
small_file = folder / "small.libsvm"
small_file.write_text("# three examples\n+1 1:0.5 3:2\n-1 2:1e-3\n\n-1\n")
small = libsvm2Dataset(str(small_file))
assert len(small) == 3, f"the file has three examples, but len(ds) is {len(small)}"
x, y = small[0]
assert isinstance(x, torch.Tensor), f"x is a {type(x).__name__}, expected a tensor"
assert x.dtype == torch.float32, f"x is a tensor of {x.dtype}, expected torch.float32"
assert x.tolist() == [0.5, 0.0, 2.0], (
    f"the first x is [0.5, 0, 2], but it came out as {x.tolist()}: indices count from 1"
)
values = [float(small[i][1]) for i in range(3)]
assert values == [1, -1, -1], f"the labels are 1, -1, -1, but they came out as {values}"

digits_train, digits_test = libsvm2Dataset(train_file), libsvm2Dataset(test_file, 64)
assert len(digits_train) == 1500, f"1500 examples were written, {len(digits_train)} read"
assert digits_train[0][0].tolist() == bundled_images[0].tolist(), "the first picture differs"
assert digits_test[0][0].shape == (64,), (
    f"n_features=64 was asked for, but x has the shape {tuple(digits_test[0][0].shape)}"
)

# %% [markdown]
# **Think about it.** How much shorter is a line when nine of ten features are 0? From which share of zeros on is the text
# file *larger* than the plain numbers, at 4 bytes each? And why does `libsvm2Dataset` read the whole file at once, instead
# of looking up line $i$ when `ds[i]` is asked for?
#
# ## Exercise: a dataset that stays on the disk
#
# So far everything was in memory. A million pictures of 224 × 224 × 3 numbers do not fit: they are 600 GB as `float32`.
# A **memory map** helps. It looks like a numpy array but is a window onto a file. Opening it reads nothing; only when an
# element is used does the operating system fetch the piece of the file that it is in. It goes like this:

# %%
temperatures = np.memmap(folder / "temperatures.bin", dtype=np.int16, mode="w+", shape=(4, 3))
temperatures[:] = [[21, 23, 22], [19, 18, 17], [-3, 0, 4], [9, 9, 11]]
temperatures.flush()  # what was written is now in the file
del temperatures

window = np.memmap(folder / "temperatures.bin", dtype=np.int16, mode="r", shape=(4, 3))
print("row 2:", window[2], "   bytes in the file:", (folder / "temperatures.bin").stat().st_size)

# %% [markdown]
# - The file holds the bare numbers: 12 numbers of 2 bytes each. **Type and shape are not in it**; who reads it with others
#   than it was written with gets garbage, and often no error.
# - The mode decides what may happen. `"w+"` makes a new file and **empties one that is there**; `"r"` only reads; `"r+"`
#   reads and writes, so a change of the array is a change of the file; `"c"` keeps changes to itself.
#
# **Write `save_memmap(X, y, x_path, y_path)`, which writes pictures and labels to two files with `np.memmap`.**
#
# - `X` has $N$ rows of $D$ whole numbers from 0 to 255, of any type, `uint8` and `float64` among them: a numpy array, or a
#   DataFrame. `y` has $N$ labels from 0 to 9, whole numbers or strings: an array, or a Series, which may be categorical.
#   What its rows are called does not matter, only their order.
# - The pictures go into the file `x_path`, the labels into `y_path`. Which type you store is your choice, as long as the
#   class below understands it.
#
# **Write the class `MemmapedSimpleDataset(x_path, y_path, shape)`, a dataset of such files; `shape` is `(N, D)`.**
#
# - `len(ds)` is $N$; `ds[i]` is a `float32` tensor of shape $(D,)$ and an `int64` tensor without axes, with the values as
#   they were saved, in their order.
# - **A picture is read from the disk when it is asked for.** Neither opening the dataset nor reading one example may copy
#   the whole of `x_path` into memory. If the file changes later, `ds[i]` gives what it holds then.
# - Reading leaves the files as they are, and **the tensors are the caller's own**: who writes into one changes neither the
#   file nor what `ds[i]` gives next time.
# - It works in a `DataLoader` with `num_workers=2`, whose two processes read at the same time.
# - `pickle.dumps(ds)` of a new `ds` is shorter than 100 000 bytes, however large the pictures are. Where a `DataLoader` has to
#   start its processes anew (Windows, macOS), it sends them the dataset as a pickle. A pickled memory map is not a window:
#   it takes *all its numbers* along. An open file cannot be pickled at all. The copy that `pickle.loads` makes gives the
#   same examples.


# %% solution="memmap_dataset"
def save_memmap(X, y, x_path, y_path):
    """Write pictures and their labels to two files.

    X: a numpy array or DataFrame of shape (N, D), whole numbers from 0 to 255
    y: a numpy array or Series of N labels from 0 to 9, whole numbers or strings
    x_path, y_path: where the files are to be
    """
    ### BEGIN SOLUTION
    X, y = np.asarray(X), np.asarray(y)
    for path, array in ((x_path, X.astype(np.uint8)), (y_path, y.astype(np.int64))):
        file = np.memmap(path, dtype=array.dtype, mode="w+", shape=array.shape)
        file[:] = array
        file.flush()
    ### END SOLUTION


# %% solution="memmap_dataset"
class MemmapedSimpleDataset(Dataset):
    """A dataset of examples that stay on the disk until they are asked for."""

    def __init__(self, x_path, y_path, shape):
        """Say where the examples are.

        x_path, y_path: files that save_memmap has written
        shape: (N, D), the number of examples and the length of each
        """
        ### BEGIN SOLUTION
        self.x_path, self.y_path = x_path, y_path
        self.shape = shape
        ### END SOLUTION

    def __len__(self):
        """Return the number of examples."""
        ### BEGIN SOLUTION
        return self.shape[0]
        ### END SOLUTION

    def __getitem__(self, index):
        """Read one example.

        index: a whole number from 0 to N - 1
        returns: (x, y), a float32 tensor of shape (D,) and an int64 tensor of shape ()
        """
        ### BEGIN SOLUTION
        X = np.memmap(self.x_path, dtype=np.uint8, mode="r", shape=self.shape)
        y = np.memmap(self.y_path, dtype=np.int64, mode="r", shape=self.shape[:1])
        return torch.tensor(X[index], dtype=torch.float32), torch.tensor(y[index])
        ### END SOLUTION


# %% test="memmap_dataset"
x_path, y_path = str(folder / "images.npy"), str(folder / "labels.npy")
save_memmap(images, labels, x_path, y_path)
for path in (x_path, y_path):
    assert Path(path).exists(), f"save_memmap should write the file {path}"

on_disk = MemmapedSimpleDataset(x_path, y_path, images.shape)
assert len(on_disk) == len(images), f"len is {len(on_disk)}, expected {len(images)}"
x, y = on_disk[7]
assert x.dtype == torch.float32, f"x is a tensor of {x.dtype}, expected torch.float32"
assert x.shape == (images.shape[1],), (
    f"x has the shape {tuple(x.shape)}, expected ({images.shape[1]},)"
)
assert (y.dtype, y.shape) == (torch.int64, ()), (
    f"y is {y!r}, expected an int64 tensor without axes"
)
assert np.allclose(x.tolist(), images.iloc[7]), (
    "row 7 came back with other numbers: is it read with the type that it was written with?"
)
assert str(y.item()) == labels.iloc[7], f"the label is {labels.iloc[7]}, not {y.item()}"

last = len(images) - 1
assert on_disk[last][0].sum() > 0, "the last row is empty: was the file opened with mode 'w+'?"
on_disk[last][0].zero_()
assert on_disk[last][0].sum() > 0, "writing into the tensor changed the file: return a copy"

size = len(pickle.dumps(MemmapedSimpleDataset(x_path, y_path, images.shape)))
assert size < 100_000, f"the pickle has {size} bytes: it holds numbers that belong on the disk"

# %% [markdown]
# The pictures below come straight from the disk:

# %%
side = round(images.shape[1] ** 0.5)
fig, axes = plt.subplots(2, 8, figsize=(9, 2.8))
for index, ax in enumerate(axes.flat):
    x, y = on_disk[index]
    ax.imshow(x.reshape(side, side), cmap="gray_r")
    ax.set_title(y.item())
    ax.axis("off")
plt.show()

# %% [markdown]
# **Think about it.** Reading rows in a random order from a spinning disk takes far longer than reading them one after the
# other. Why do we want a random order in training all the same? And which is the better place to open the files, `__init__`
# or `__getitem__`: what does either cost, and when?
#
# ## Exercise: batches
#
# A `DataLoader` turns a dataset into batches. It takes anything with `len` and square brackets, even a list:

# %%
letters = DataLoader(list("abcdefgh"), batch_size=3, shuffle=True)
for epoch in (1, 2):
    print("epoch", epoch, list(letters))

# %% [markdown]
# Each `for` goes once through all examples, which is called an **epoch**, and each epoch has an order of its own. With 8
# examples and batches of 3, the last batch has only 2.
#
# Shuffling matters in training: otherwise the network sees the same neighbours in the same order again and again, and if
# the data are sorted, it forgets the zeros while it learns the nines. In testing it is of no use, and a fixed order makes
# results easier to compare.
#
# **Write `load_array(arrays, batch_size, is_train)`, which returns batches of examples that are given as tensors.**
#
# - `arrays` is a tuple or list of one or more tensors with the same number $N$ of rows. Row $i$ of all of them together is
#   example $i$: usually `(X, y)`.
# - Going through the result gives batches. Each is a list or tuple with one tensor for each of the `arrays`, in their order
#   and of their types, which holds `batch_size` rows. The last batch may be smaller; no example is left out.
# - With `is_train=False` the rows come in their order. With `is_train=True` they are shuffled, in another order in each
#   epoch, and what belongs together stays together.
# - One can go through it as often as one likes, and `len(…)` is the number of batches.
#
# `torch.utils.data` has a dataset for tensors that belong together. Find it, or write one like `SimpleDataset`.


# %% solution="data_loader"
def load_array(arrays, batch_size, is_train=True):
    """Return batches of the examples in some tensors.

    arrays: a tuple or list of tensors, each of shape (N, ...)
    batch_size: the number of examples in a batch
    is_train: whether to shuffle the examples, anew in each epoch
    returns: an iterable with a length; each batch is a list or tuple of tensors
    """
    ### BEGIN SOLUTION
    dataset = torch.utils.data.TensorDataset(*arrays)
    return DataLoader(dataset, batch_size, shuffle=is_train)
    ### END SOLUTION


# %% test="data_loader"
rows = torch.arange(10.0).reshape(10, 1)
batches = load_array((rows, torch.arange(10)), batch_size=4, is_train=False)
assert len(batches) == 3, f"10 examples make 3 batches of at most 4, but len is {len(batches)}"
sizes = [len(X) for X, y in batches]
assert sizes == [4, 4, 2], f"the batches should have 4, 4 and 2 examples, but they have {sizes}"
order = [number for X, y in batches for number in y.tolist()]
assert order == list(range(10)), f"with is_train=False the order is kept, but it was {order}"

shuffled = load_array((rows, torch.arange(10)), batch_size=4, is_train=True)
pairs = [(int(x), int(number)) for X, y in shuffled for x, number in zip(X, y, strict=True)]
assert all(x == number for x, number in pairs), "a row and its label were torn apart"
assert sorted(pairs) == [(i, i) for i in range(10)], "each example should come once in an epoch"

# %% [markdown]
# Shuffling in a picture: each dot is an example, placed by when it came and by its number in the data.

# %%
numbers = torch.arange(200)
fig, axes = plt.subplots(1, 3, figsize=(9, 2.8), sharey=True)
test_batches = load_array((numbers,), batch_size=20, is_train=False)
train_batches = load_array((numbers,), batch_size=20, is_train=True)
panels = {"test": test_batches, "train, epoch 1": train_batches, "train, epoch 2": train_batches}
for ax, (title, loader) in zip(axes, panels.items(), strict=True):
    for count, (batch,) in enumerate(loader):
        ax.plot(range(count * 20, count * 20 + len(batch)), batch, ".")
    ax.set_title(title)
    ax.set_xlabel("when (a colour is a batch)")
axes[0].set_ylabel("number in the data")
plt.show()

# %% [markdown]
# **Think about it.** Your datasets fit together: a `DataLoader` over `on_disk` feeds a network with pictures that never are
# in memory all at once. To shuffle well it has to know all the *numbers* of the examples, but not the examples. Could one
# shuffle a stream whose length nobody knows? And what would be lost if the last, smaller batch were thrown away in training,
# and what in testing?
