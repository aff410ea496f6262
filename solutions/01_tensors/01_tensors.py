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
# - compute over all elements by hand, and say why one rarely should.
#
# Work from top to bottom. Where a cell says `# YOUR CODE HERE`, put your code in its place. The cell below it holds a few
# tests that you can run as often as you like; when the notebook is handed in, further checks try your functions on
# *other* tensors. So write what is asked for, not the number that happens to come out here.

# %% readonly="imports"
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
