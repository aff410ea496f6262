# %% [markdown]
# # 1. Tensors
#
# Every number that a neural network sees, from the pixels of a picture to its millions of weights, lives in a **tensor**:
# a box of numbers, all of one type, with any number of axes. A single number is a tensor with 0 axes, a vector has 1, a
# matrix 2, a colour picture 3 (height, width, colour), a batch of such pictures 4.
#
# After this notebook you can
#
# - read a tensor's **shape** and say what each axis stands for,
# - pick out any element, row or block **by its position**,
# - compute over all elements by hand, and say why one rarely should,
# - make tensors of your own, choose their **type**, and go from numpy to PyTorch and back,
# - choose elements with a **mask**, and join tensors of different shapes by **broadcasting**,
# - tell new memory from old, and change a tensor **in place**.
#
# Work from top to bottom. Where a cell says `# YOUR CODE HERE`, put your code in its place. The cell below it holds a few
# tests that you can run as often as you like; when the notebook is handed in, further checks try your functions on
# *other* tensors. So write what is asked for, not the number that happens to come out here.

# %% readonly="imports"
import matplotlib.pyplot as plt
import numpy as np
import torch

# %% [markdown]
# ## A tensor with three axes
#
# `torch.arange(1, 25)` counts from 1 to 24, and `reshape(4, 2, 3)` lays these 24 numbers out in 4 blocks of 2 rows and 3
# columns. Nothing is computed; the numbers stay in their order, and only the way in which they are addressed changes.

# %% readonly="torch_tensor3d"
torch_tensor3d = torch.arange(1, 25).reshape(4, 2, 3)
print(torch_tensor3d)
print("shape:   ", tuple(torch_tensor3d.shape))
print("elements:", torch_tensor3d.numel())
print("type:    ", torch_tensor3d.dtype)

# %% [markdown]
# Three things to notice:
#
# - The shape lists the axes from the outside in: `4` blocks, `2` rows in each, `3` numbers in a row.
# - There are $4 \cdot 2 \cdot 3 = 24$ elements.
# - The type is `int64`: whole numbers, because `arange` was given whole numbers. That will matter in a moment.
#
# Iterating over a tensor walks along its **first** axis. Each step gives a tensor with one axis less:

# %%
for block in torch_tensor3d:
    print("a block of shape", tuple(block.shape), "whose first row is", block[0].tolist())

# %% [markdown]
# ## Exercise: the mean, by hand
#
# The mean of $n$ numbers $x_1, \dots, x_n$ is
#
# $$\bar x = \frac{1}{n} \sum_{i=1}^{n} x_i .$$
#
# PyTorch has a function for it, and on our tensor that function refuses to work, because the mean of whole numbers need
# not be a whole number and PyTorch will not choose a type for you:

# %%
try:
    torch_tensor3d.mean()
except RuntimeError as error:
    print("RuntimeError:", error)

# %% [markdown]
# **Write `mean3d(t)`, which returns the mean of all elements of a tensor with three axes, with Python `for` loops.**
#
# - It must work for every shape with three axes, and for whole and floating numbers alike.
# - Go through the elements or through the rows as you like; `t.shape`, `t.numel()` and the `sum()` of a row may be used.
# - Do not call a ready-made mean: not `t.mean()`, not `torch.mean`, not numpy's, not `statistics.mean`.


# %% solution="tensor3d_mean"
def mean3d(t):
    """Return the mean of all elements of t.

    t: a tensor of shape (a, b, c), of whole or floating numbers, with at least one element
    returns: one number, a Python float or a tensor with a single element
    """
    ### BEGIN SOLUTION
    total = 0.0
    for block in t:
        for row in block:
            for element in row:
                total += element.item()
    return total / t.numel()
    ### END SOLUTION


# %% test="tensor3d_mean"
mean_of_24 = float(mean3d(torch_tensor3d))
assert abs(mean_of_24 - 12.5) < 1e-3, (
    f"the mean of 1, 2, …, 24 is 12.5, but mean3d returned {mean_of_24}"
)

one_block = torch.tensor([[[2.0, 4.0, 9.0, 1.0]]])
mean_of_block = float(mean3d(one_block))
assert abs(mean_of_block - 4.0) < 1e-3, (
    f"the mean of 2, 4, 9, 1 is 4, but mean3d returned {mean_of_block}: does it rely on the shape (4, 2, 3)?"
)

# %% [markdown]
# **Think about it.** Three nested loops over a picture of 1000 × 1000 pixels with 3 colours run their innermost line three
# million times, and each time Python makes a new tensor for one number. The built-in functions do the same additions in
# compiled code, on many numbers at once. How much faster is that? Measure it:

# %%
import time

picture = torch.rand(100, 100, 3)
start = time.perf_counter()
mean3d(picture)
by_hand = time.perf_counter() - start
start = time.perf_counter()
picture.mean()
built_in = time.perf_counter() - start
print(f"by hand: {by_hand * 1000:.2f} ms    built in: {built_in * 1000:.3f} ms")

# %% [markdown]
# ## Exercise: find a number by its position
#
# An element is addressed by one index for each axis, `t[i, j, k]`: block `i`, row `j`, column `k`, each counted **from 0**.
# A negative index counts from the end, so `t[-1]` is the last block. With fewer indices than axes you get all that is left:

# %%
print("t[0, 1, 2] =", torch_tensor3d[0, 1, 2], "   first block, second row, third number")
print("t[1, 0]    =", torch_tensor3d[1, 0], "   a whole row")
print("t[-1]      =", torch_tensor3d[-1].tolist(), "   the last block")

# %% [markdown]
# **Write `get_13(t)`, which returns the element at the place where `torch_tensor3d` holds the number 13.**
#
# It is called with other tensors of the same shape too, which hold other numbers; then it returns whatever stands *at that
# place*. So find out where 13 stands and index that place. Do not search for the value.


# %% solution="index_13"
def get_13(t):
    """Return the element of t at the position where torch_tensor3d holds 13.

    t: a tensor of shape (4, 2, 3), of any type
    returns: that one element, as a tensor without axes or as a Python number
    """
    ### BEGIN SOLUTION
    return t[2, 0, 0]
    ### END SOLUTION


# %% test="index_13"
found = get_13(torch_tensor3d)
assert found is not None, (
    "get_13 returned nothing: did you print the element instead of returning it?"
)
assert int(found) == 13, (
    f"get_13(torch_tensor3d) is 13, but get_13 returned {found}: indices count from 0"
)

# %% [markdown]
# **Think about it.** In memory the 24 numbers stand in one line. At which place of that line does 13 stand, and how can you
# compute this place from the indices $(i, j, k)$ and the shape $(4, 2, 3)$? What would picking an element by its position be
# good for, when the tensor holds a batch of pictures?

# %% [markdown]
# ## Exercise: make tensors
#
# Data comes from files, but weights, masks and counters have to be made. The simplest makers take a shape. They give
# `float32` numbers, because that is what networks compute with; `arange`, given whole numbers, gives whole numbers:

# %%
print(torch.zeros(2, 3))
print(torch.ones((2, 3)))
print(torch.arange(3, 9), torch.arange(3, 9).dtype)

# %% [markdown]
# A shape may be given as several numbers or as one tuple. A function that takes a shape from somebody else gets a tuple.
#
# **Random numbers** come from a generator, which computes each number from the one before. The first one comes from the
# **seed**. With the same seed the same numbers come again, so that an experiment can be repeated, by others too:

# %%
torch.manual_seed(7)
first = torch.rand(3)
torch.manual_seed(7)
again = torch.rand(3)
print(first, again, "the same numbers, drawn evenly between 0 and 1")

# %% [markdown]
# Weights are usually drawn from the **normal distribution** (or Gaussian distribution) instead, the bell curve with mean 0
# and standard deviation 1. Of its numbers, 68% lie between -1 and 1, and 95% between -2 and 2.
#
# **Write three functions:**
#
# - `range_matrix(rows, cols)`: the numbers 0, 1, 2, … row by row, in a matrix of shape `(rows, cols)`. For example,
#   `range_matrix(2, 3)` holds `[[0, 1, 2], [3, 4, 5]]`. Whole or floating type, as you like.
# - `filled(shape, value)`: a tensor of this shape in which every element is `value`. `shape` is a tuple, `value` a whole or
#   a decimal number; choose a type that keeps it as it is (a number like 0.1 as exactly as `float32` can).
# - `gaussian(shape, seed)`: random numbers from the normal distribution with mean 0 and standard deviation 1, of a floating
#   type, each drawn on its own. `shape` is a tuple, `seed` a whole number from 0 to 1 000 000. The same shape and seed give
#   the same numbers, whatever was drawn in between; another seed gives other numbers.


# %% solution="make_tensors"
def range_matrix(rows, cols):
    """Return the matrix that counts 0, 1, 2, … row by row.

    rows, cols: whole numbers from 1
    returns: a tensor of shape (rows, cols), of whole or floating numbers
    """
    ### BEGIN SOLUTION
    return torch.arange(rows * cols).reshape(rows, cols)
    ### END SOLUTION


def filled(shape, value):
    """Return a tensor in which every element is value.

    shape: a tuple of whole numbers from 1
    value: a whole or a decimal number
    returns: a tensor of this shape
    """
    ### BEGIN SOLUTION
    return torch.full(shape, value)
    ### END SOLUTION


def gaussian(shape, seed):
    """Return numbers drawn from the normal distribution with mean 0 and standard deviation 1.

    shape: a tuple of whole numbers from 1
    seed: a whole number; the same one gives the same numbers
    returns: a tensor of this shape, of a floating type
    """
    ### BEGIN SOLUTION
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(shape, generator=generator)
    ### END SOLUTION


# %% test="make_tensors"
counted = range_matrix(2, 4)
assert counted.tolist() == [[0, 1, 2, 3], [4, 5, 6, 7]], (
    f"range_matrix(2, 4) counts from 0 to 7 in 2 rows of 4, but it holds {counted.tolist()}"
)

sevens = filled((3, 2), 7)
assert tuple(sevens.shape) == (3, 2), f"filled((3, 2), 7) has the shape {tuple(sevens.shape)}"
assert sevens.tolist() == [[7, 7], [7, 7], [7, 7]], f"all elements are 7, not {sevens.tolist()}"
halves = filled((2,), -0.5)
assert halves.tolist() == [-0.5, -0.5], (
    f"filled((2,), -0.5) holds {halves.tolist()}: does its type hold decimal numbers?"
)

drawn = gaussian((4, 5), 1)
assert tuple(drawn.shape) == (4, 5), f"gaussian((4, 5), 1) has the shape {tuple(drawn.shape)}"
assert torch.equal(gaussian((4, 5), 1), drawn), "the same seed gives the same numbers"
assert not torch.equal(gaussian((4, 5), 2), drawn), "another seed gives other numbers"
assert gaussian((1000,), 3).min() < 0, "about half of the numbers are negative"

# %% [markdown]
# Do they follow the bell curve? The line is the density $\frac{1}{\sqrt{2\pi}} e^{-x^2/2}$ of the normal distribution.

# %%
fig, ax = plt.subplots(figsize=(6, 2.5))
ax.hist(gaussian((10_000,), 42).tolist(), bins=60, density=True, label="10 000 numbers")
x = torch.linspace(-4, 4, 200)
ax.plot(x, torch.exp(-(x**2) / 2) / (2 * torch.pi) ** 0.5, "k--", label="density")
ax.set_xlabel("number")
ax.legend()
plt.show()

# %% [markdown]
# **Think about it.** Two colleagues run the same notebook with the same seed, and one of them adds a cell that draws one
# random number at the top. Whose later numbers change, and how could each function be made safe from that?
#
# ## Exercise: types, and memory that is shared
#
# All elements of a tensor have one type, its `dtype`. Weights and pictures are `float32`, 4 bytes for each number. Class
# numbers and indices are `int64`, 8 bytes. A function that gets the wrong one stops with an error, as `mean` did above.
# Converting makes a tensor of another type from the same numbers, as far as that type can hold them:

# %%
precise = torch.tensor([1 / 3, 2.0, 1000.001], dtype=torch.float64)
print(precise.tolist())
print(precise.to(torch.float16).tolist(), "  half precision keeps about 3 digits")

# %% [markdown]
# Files and tables come as **numpy** arrays, which have a `dtype` too. Numpy's usual type for decimal numbers is `float64`.
#
# A tensor and an array can stand on **the same memory**. Nothing is copied then, which is fast, but who changes the one
# changes the other. Parts of a tensor are such a second look at the same memory:

# %%
numbers = torch.tensor([[1, 2, 3], [4, 5, 6]])
second_row = numbers[1]
second_row[0] = 100
print(numbers, "  numbers was changed through second_row")

# %% [markdown]
# There are several ways from an array to a tensor: `torch.tensor`, `torch.Tensor`, `torch.as_tensor`, `torch.from_numpy`.
# Some copy and some share, and one of them does not keep the type. Try them out: change the array, and look at the tensor.
#
# **Write four functions.** All leave their argument as it is.
#
# - `as_float32(t)` and `as_int64(t)`: the tensor `t` converted to that type. A decimal number loses what stands behind the
#   point on the way to a whole one: 2.9 becomes 2, and -2.9 becomes -2.
# - `to_torch(array)`: a pair `(tensor, shared)`. `tensor` holds the numbers of the numpy array in the same shape and **type**;
#   `shared` is `True` if a change in the array shows in the tensor, and `False` if the tensor has memory of its own. Both are
#   good, as long as what you say is what you do. The array has at least one axis.
# - `to_numpy(t)`: a numpy array with the numbers of `t` in the same shape and type, shared or not.


# %% solution="cast"
def as_float32(t):
    """Return t as a tensor of float32.

    t: a tensor of any shape and type
    returns: a tensor of the same shape
    """
    ### BEGIN SOLUTION
    return t.to(torch.float32)
    ### END SOLUTION


def as_int64(t):
    """Return t as a tensor of int64, where decimal numbers lose what stands behind the point.

    t: a tensor of any shape and type
    returns: a tensor of the same shape
    """
    ### BEGIN SOLUTION
    return t.to(torch.int64)
    ### END SOLUTION


def to_torch(array):
    """Return a tensor with the numbers of array, and whether the two share their memory.

    array: a numpy array with one axis or more, of bool, whole or floating numbers
    returns: a pair (tensor, shared): a tensor of the same shape and type, and True or False
    """
    ### BEGIN SOLUTION
    return torch.from_numpy(array), True
    ### END SOLUTION


def to_numpy(t):
    """Return a numpy array with the numbers of t.

    t: a tensor of any shape, of bool, whole or floating numbers
    returns: an array of the same shape and type
    """
    ### BEGIN SOLUTION
    return t.numpy()
    ### END SOLUTION


# %% test="cast"
decimals = torch.tensor([2.9, -2.9, 7.0], dtype=torch.float64)
single, whole = as_float32(decimals), as_int64(decimals)
assert single.dtype == torch.float32, f"as_float32 gave {single.dtype}"
assert whole.dtype == torch.int64, f"as_int64 gave {whole.dtype}"
assert whole.tolist() == [2, -2, 7], (
    f"2.9, -2.9 and 7 become 2, -2 and 7, but as_int64 gave {whole.tolist()}"
)

array = np.array([[1.5, 2.5], [3.5, 4.5]])
tensor, shared = to_torch(array)
assert tensor.dtype == torch.float64, f"the array is float64, but the tensor is {tensor.dtype}"
array[0, 0] = 99
assert (tensor[0, 0].item() == 99) == shared, (
    f"the array now begins with 99 and the tensor with {tensor[0, 0].item()}, but shared is {shared}"
)

back = to_numpy(torch.tensor([[1, 2], [3, 4]], dtype=torch.int32))
assert isinstance(back, np.ndarray), f"to_numpy gave a {type(back).__name__}"
assert back.dtype == np.int32, f"the tensor is int32, but the array is {back.dtype}"

# %% [markdown]
# **Think about it.** A picture of `uint8` holds the whole numbers 0 to 255. What comes out for `200 + 100` in this type, and
# what does that mean for the mean of a picture? When would you rather share memory with numpy, and when copy?
#
# ## Exercise: masks, and swapped axes
#
# Comparing a tensor with a number compares every element. The result is a tensor of the same shape that holds `True` and
# `False`, a **mask**. A mask counts, and used as an index it picks the elements where it is `True`:

# %%
temperatures = torch.tensor([[3.0, -1.0, 0.0], [-4.0, 8.0, 2.0]])
frost = temperatures < 0
print(frost)
print("how many:", frost.sum().item(), "   which:", temperatures[frost].tolist())

# %% [markdown]
# **Swapping axes** is another thing than reshaping. `reshape` keeps the numbers in their order and only cuts them into other
# rows. Swapping the axes of a matrix makes its rows into columns, so element `[i, j]` moves to `[j, i]`:

# %%
m = torch.arange(6).reshape(2, 3)
print("reshaped:", m.reshape(3, 2).tolist())
print("swapped: ", m.T.tolist())

# %% [markdown]
# **Write three functions.** All leave their arguments as they are.
#
# - `above(x, threshold)`: the mask that is `True` where `x` is **greater** than the number `threshold`, and `False` where it is
#   smaller or equal.
# - `replace_where(x, mask, value)`: a **new** tensor of the type of `x`, that is equal to `value` where the mask is `True` and
#   to `x` elsewhere. `value` is a number that the type of `x` can hold. Where the mask is `True`, `x` may also hold infinite
#   numbers or `nan` (not a number), and they are replaced like all others.
# - `swap_first_last(t)`: the tensor of three axes with its first and last axis swapped. A tensor of shape (4, 2, 3) becomes one
#   of shape (3, 2, 4), and `t[i, j, k]` stands at `[k, j, i]` of the result.


# %% solution="masks"
def above(x, threshold):
    """Return the mask that is True where x is greater than threshold.

    x: a tensor of any shape, of whole or floating numbers
    threshold: a number
    returns: a tensor of bool with the shape of x
    """
    ### BEGIN SOLUTION
    return x > threshold
    ### END SOLUTION


def replace_where(x, mask, value):
    """Return a new tensor that holds value where mask is True, and the element of x elsewhere.

    x: a tensor of any shape, of whole or floating numbers
    mask: a tensor of bool with the shape of x
    value: a number
    returns: a tensor with the shape and the type of x
    """
    ### BEGIN SOLUTION
    return x.masked_fill(mask, value)
    ### END SOLUTION


def swap_first_last(t):
    """Return t with its first and last axis swapped.

    t: a tensor of shape (a, b, c), of any type
    returns: a tensor of shape (c, b, a)
    """
    ### BEGIN SOLUTION
    return t.transpose(0, 2)
    ### END SOLUTION


# %% test="masks"
mask = above(temperatures, 2)
assert mask.dtype == torch.bool, f"a mask is a tensor of bool, but above gave {mask.dtype}"
assert mask.tolist() == [[True, False, False], [False, True, False]], (
    f"3 and 8 are above 2, and 2 is not, but the mask is {mask.tolist()}"
)

mild = replace_where(temperatures, frost, 0.0)
assert mild.tolist() == [[3, 0, 0], [0, 8, 2]], (
    f"0 where there was frost and the old number elsewhere, not {mild.tolist()}"
)
assert temperatures[0, 1] == -1, "replace_where changed the tensor x that it was given"

swapped = swap_first_last(torch_tensor3d)
assert tuple(swapped.shape) == (3, 2, 4), (
    f"(4, 2, 3) becomes (3, 2, 4), not {tuple(swapped.shape)}"
)
assert swapped[1, 0, 2] == torch_tensor3d[2, 0, 1], (
    f"t[2, 0, 1] = 14 moves to [1, 0, 2], but there stands {swapped[1, 0, 2].item()}: "
    "swapping is not reshaping"
)

# %% [markdown]
# On a picture one sees what the functions do. This one is a soft spot of light, somewhat left of the centre. PyTorch keeps a
# colour picture as (colour, row, column), and matplotlib wants the colour last:

# %%
down, across = torch.linspace(-1, 1, 40).reshape(40, 1), torch.linspace(-1, 1, 60)
spot = torch.exp(-3 * ((across + 0.4) ** 2 + down**2))
in_colour = torch.stack([spot, spot / 2, 1 - spot])  # (colour, row, column)
pictures = {
    "spot": spot,
    "above(spot, 0.5)": above(spot, 0.5),
    "replaced by 0": replace_where(spot, above(spot, 0.5), 0.0),
    "in colour, on its side": swap_first_last(in_colour),
}
fig, axes = plt.subplots(1, 4, figsize=(10, 2.2))
for ax, (title, picture) in zip(axes, pictures.items(), strict=True):
    ax.imshow(picture, cmap="gray")
    ax.set_title(title, fontsize=9)
    ax.axis("off")
plt.show()

# %% [markdown]
# **Think about it.** `temperatures[frost]` has only one axis, though `temperatures` and `frost` have two. Why can it have no
# other shape? And what does `temperatures[frost] = 0` change?
#
# ## Exercise: broadcasting, and joining
#
# Two tensors of the same shape are added element by element. Where an axis has size 1 in one of them, PyTorch acts as if that
# single slice were repeated as often as the other tensor needs it. This is **broadcasting**; nothing is copied. Shapes are
# compared from the last axis backwards, and axes that are missing in front count as size 1. So every row can be shifted by
# the same vector:

# %%
shift = torch.tensor([10, 20, 30])
print(m + shift, "  shapes (2, 3) and (3,)")
print(m * torch.tensor([[2], [-1]]), "  shapes (2, 3) and (2, 1)")

# %% [markdown]
# `unsqueeze(d)` puts in an axis of size 1 at place `d`, and so do `reshape` and an index `None`. What is the
# shape of `shift.unsqueeze(0)`, and of `shift.unsqueeze(1)`?
#
# Joining is different: `torch.cat` lays tensors side by side along an axis that is there, and this axis grows. `torch.stack`
# makes a new axis:

# %%
print(torch.cat((shift, shift)), tuple(torch.cat((shift, shift)).shape))
print(torch.stack((shift, shift)), tuple(torch.stack((shift, shift)).shape))

# %% [markdown]
# **Write three functions.** The tensors that are given have the same type, and the result has it too.
#
# - `outer_sum(a, b)`: for the vectors `a` of length $n$ and `b` of length $m$ the matrix of shape $(n, m)$ of all sums,
#   $S_{ij} = a_i + b_j$. This holds for $n = m$ too.
# - `cat_rows(A, B)`: the matrix with the rows of `A` and **below** them the rows of `B`. Both have the same number of columns.
# - `cat_columns(A, B)`: the matrix with the columns of `A` and **to their right** the columns of `B`. Both have the same number
#   of rows.


# %% solution="broadcasting"
def outer_sum(a, b):
    """Return the matrix of all sums a[i] + b[j].

    a: a tensor of shape (n,)
    b: a tensor of shape (m,), of the same type
    returns: a tensor of shape (n, m), of this type
    """
    ### BEGIN SOLUTION
    return a.unsqueeze(1) + b
    ### END SOLUTION


def cat_rows(A, B):
    """Return A with B below it.

    A: a tensor of shape (n, c)
    B: a tensor of shape (m, c), of the same type
    returns: a tensor of shape (n + m, c), of this type
    """
    ### BEGIN SOLUTION
    return torch.cat((A, B), dim=0)
    ### END SOLUTION


def cat_columns(A, B):
    """Return A with B to its right.

    A: a tensor of shape (r, n)
    B: a tensor of shape (r, m), of the same type
    returns: a tensor of shape (r, n + m), of this type
    """
    ### BEGIN SOLUTION
    return torch.cat((A, B), dim=1)
    ### END SOLUTION


# %% test="broadcasting"
sums = outer_sum(torch.tensor([10, 20, 30]), torch.tensor([1, 2]))
assert sums.tolist() == [[11, 12], [21, 22], [31, 32]], (
    f"row i holds a[i] + b[0], a[i] + b[1], …, but outer_sum gave {sums.tolist()}"
)

below = cat_rows(torch.tensor([[1, 2]]), torch.tensor([[3, 4], [5, 6]]))
assert below.tolist() == [[1, 2], [3, 4], [5, 6]], (
    f"one row and two rows make three, but cat_rows gave {below.tolist()}"
)
beside = cat_columns(torch.tensor([[1], [2]]), torch.tensor([[3, 4], [5, 6]]))
assert beside.tolist() == [[1, 3, 4], [2, 5, 6]], (
    f"one column and two columns make three, but cat_columns gave {beside.tolist()}"
)

# %% [markdown]
# Two vectors are enough for a whole landscape of heights:

# %%
waves = outer_sum(torch.linspace(0, 6, 60).sin(), torch.linspace(0, 12, 120).cos())
fig, ax = plt.subplots(figsize=(5, 2.5))
fig.colorbar(ax.imshow(waves, cmap="terrain"), label="a[i] + b[j]")
ax.set_xlabel("j")
ax.set_ylabel("i")
plt.show()

# %% [markdown]
# **Think about it.** The targets of a regression have the shape `(n,)`, and the network's outputs the shape `(n, 1)`. What is
# the shape of `outputs - targets`? Nothing warns you: what would the mean of its squares measure?
#
# ## Exercise: in place
#
# `Y = Y + X` computes the sum in **new** memory and then calls it `Y`. The old numbers stay behind. With millions of weights
# that are updated many times in a second this wastes memory, and whoever still holds the old tensor does not see the update.
# `data_ptr()` tells where in memory a tensor begins:

# %%
Y = torch.ones(2, 3)
address = Y.data_ptr()
Y = Y * 5
print("Y = Y * 5 stays where it was:", Y.data_ptr() == address)

# %% [markdown]
# An assignment to an index, such as `Y[0, 1] = 7`, writes into the memory that is there. An index can also be a range:
# `Y[a:b, c:d]` are the rows `a` to `b - 1` and the columns `c` to `d - 1`, a block that can be read and written.
#
# **Write three functions:**
#
# - `add_into(Y, X)`: adds `X` to `Y` **in the memory of `Y`**, so that the caller's `Y` holds the sum and stays at its address.
#   `X` stays as it is. What the function returns does not matter.
# - `first_and_last_row(X)`: the pair of the first and the last row of a matrix, each a tensor with one axis. A tensor of
#   shape `(2, columns)` is fine as well. A matrix with a single row gives this row twice.
# - `write_block(X, row, column, block)`: writes the matrix `block` into the caller's `X`, so that `block[0, 0]` comes to
#   stand at `X[row, column]`. The rest of `X` stays as it is. The block fits into `X`. What the function returns does not
#   matter.


# %% solution="in_place"
def add_into(Y, X):
    """Add X to Y in the memory of Y.

    Y: a tensor of any shape, of whole or floating numbers; it is changed
    X: a tensor of the same shape and type
    """
    ### BEGIN SOLUTION
    Y += X
    ### END SOLUTION


def first_and_last_row(X):
    """Return the first and the last row of X.

    X: a tensor of shape (rows, columns), with at least one row
    returns: a pair of tensors of shape (columns,), or a tensor of shape (2, columns)
    """
    ### BEGIN SOLUTION
    return X[0], X[-1]
    ### END SOLUTION


def write_block(X, row, column, block):
    """Write block into X, with its upper left corner at X[row, column].

    X: a tensor of shape (rows, columns); it is changed
    row, column: where the block begins, counted from 0
    block: a tensor of shape (r, c) of the same type, with row + r <= rows, column + c <= columns
    """
    ### BEGIN SOLUTION
    r, c = block.shape
    X[row : row + r, column : column + c] = block
    ### END SOLUTION


# %% test="in_place"
Y, X = torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.tensor([[10.0, 20.0], [30.0, 40.0]])
address = Y.data_ptr()
add_into(Y, X)
assert Y.tolist() == [[11, 22], [33, 44]], f"Y now holds the sums, not {Y.tolist()}"
assert Y.data_ptr() == address, "Y moved to new memory"

first_row, last_row = first_and_last_row(torch.tensor([[1, 2], [3, 4], [5, 6]]))
assert first_row.tolist() == [1, 2], f"the first row is 1, 2 and not {first_row.tolist()}"
assert last_row.tolist() == [5, 6], f"the last row is 5, 6 and not {last_row.tolist()}"

page = torch.zeros(3, 4)
write_block(page, 1, 2, torch.tensor([[1.0, 2.0], [3.0, 4.0]]))
assert page.tolist() == [[0, 0, 0, 0], [0, 0, 1, 2], [0, 0, 3, 4]], (
    f"the block begins in row 1 and column 2, but the matrix is now {page.tolist()}"
)

# %% [markdown]
# **Think about it.** `first_and_last_row` may give you rows that share their memory with the matrix, or copies. Which of them
# does yours give, and how can you find out? When would a training loop go wrong because of it?
