# %% [markdown]
# # 2. Preprocessing, norms and products
#
# Real data comes as tables, with gaps in them and with words among the numbers. A network takes a tensor of floating numbers
# and nothing else. The way from the one to the other is called **preprocessing**. What the network then does with the tensor
# is, for the most part, **linear algebra**: sums of products.
#
# After this notebook you can
#
# - read a table, fill its gaps, turn words into numbers, and hand it over to PyTorch,
# - measure the size of a vector and of a matrix by its **norm**,
# - sum **along an axis**, and keep that axis where the result is to be broadcast,
# - write the products of vectors and matrices as what they are, and say which one is meant.
#
# The tests below each exercise are a first help. When the notebook is handed in, further checks use *other* tables and
# tensors.

# %% readonly="imports"
import os

import matplotlib.pyplot as plt
import pandas as pd
import torch

# %% [markdown]
# ## Tables
#
# A table is often kept as **CSV**: text, one line for each row, with commas between the columns, and the names of the columns
# in the first line. This cell writes a small one about houses: how many rooms a house has, what the alley to it is made of
# ("Pave" for paved), and what it cost. `NA` stands for *not available*: nobody wrote it down.

# %% readonly="house_file"
os.makedirs("data", exist_ok=True)
house_file = os.path.join("data", "house_tiny.csv")
with open(house_file, "w") as file:
    file.write("NumRooms,Alley,Price\n")
    file.write("NA,Pave,127500\n")
    file.write("2,NA,106000\n")
    file.write("4,NA,178100\n")
    file.write("NA,NA,140000\n")

print(pd.read_csv(house_file))

# %% [markdown]
# **pandas** reads such a file into a `DataFrame`. Missing values show as `NaN`, *not a number*. A column of a table is a
# `Series`; `table["name"]` picks one, and `table.iloc[rows, columns]` picks by position. Here is another table to try on:

# %%
fruit = pd.DataFrame(
    {"weight": [150.0, None, 90.0, 120.0], "colour": ["red", "green", "green", "red"]}
)
print(fruit["weight"].isna().tolist(), "  where a weight is missing")
print(fruit["weight"].mean(), "  the mean of the weights that are there")
print(pd.get_dummies(fruit["colour"]))

# %% [markdown]
# Two kinds of columns ask for two kinds of treatment:
#
# - In a column of **numbers**, a gap is often filled with the mean of the numbers that are there. The column's mean then stays
#   the same, and no row has to be thrown away.
# - A column of **words** has no mean. It is split into one column for each word, which holds 1 where the row has this word and
#   0 elsewhere; this is called **one-hot** encoding. That a value is missing may say something too (perhaps there is no alley),
#   so *missing* gets a column of its own, like a word.
#
# Take care on the way to PyTorch. `get_dummies` makes columns of `True` and `False`, as you see above. A table of columns of
# different types becomes an array of Python objects, and `torch.tensor` refuses such an array. Choose one floating type for
# the whole table first.
#
# ## Exercise: from a table to tensors
#
# **Write `load_house_tiny(path)`**, which reads a CSV file with the columns `NumRooms`, `Alley` and `Price`, in this order,
# and returns the pair `(X, y)` of two tensors of a floating type (`float32` or `float64`):
#
# - `X` has a row for each house. Its first column holds `NumRooms`, with the mean of the column in place of missing values.
#   Then follow one column of 0 and 1 for each kind of alley in the file, and one for a missing alley, in any order.
# - If no alley is missing, the column for missing ones may be there, full of zeros, or it may be left out.
# - `y` holds `Price`, in the shape `(n,)` or `(n, 1)`.
#
# Other files have any number of rows, other prices and other kinds of alleys. Rooms and prices may be decimal numbers such as
# 2.5. `NA` appears under `NumRooms` and `Alley` only, and neither column is all `NA`.


# %% solution="house_tiny"
def load_house_tiny(path):
    """Read a CSV file of houses and return its inputs and targets as tensors.

    path: the name of a file with the columns NumRooms, Alley and Price
    returns: (X, y), both of a floating type
        X: shape (n, columns): NumRooms without gaps, then the alleys as columns of 0 and 1
        y: shape (n,) or (n, 1): Price
    """
    ### BEGIN SOLUTION
    table = pd.read_csv(path)
    inputs, targets = table.iloc[:, :2], table.iloc[:, 2]
    inputs = inputs.fillna(inputs.mean(numeric_only=True))
    inputs = pd.get_dummies(inputs, dummy_na=True)
    X = torch.tensor(inputs.to_numpy(dtype=float))
    y = torch.tensor(targets.to_numpy(dtype=float))
    return X, y
    ### END SOLUTION


# %% test="house_tiny"
X, y = load_house_tiny(house_file)
assert X.is_floating_point(), f"X is of a floating type, but this one is {X.dtype}"
assert y.is_floating_point(), f"y is of a floating type, but this one is {y.dtype}"
assert len(X) == 4, f"the file has 4 houses, but X has {len(X)} rows"
assert X[:, 0].tolist() == [3, 2, 4, 3], (
    f"NumRooms is 3, 2, 4, 3, where 3 is the mean of 2 and 4, but it holds {X[:, 0].tolist()}"
)
alley_columns = sorted(X[:, 1:].T.tolist())
assert alley_columns == [[0, 1, 1, 1], [1, 0, 0, 0]], (
    f"one column for Pave and one for missing, but there are the columns {alley_columns}"
)
assert y.flatten().tolist() == [127500, 106000, 178100, 140000], f"y holds {y.tolist()}"

# %% [markdown]
# **Think about it.** The mean is taken from all houses of the file. Later you will train on some of the houses and test on the
# others: from which of them may the mean then be taken, and why? And what happens to a trained network when a new house has
# an alley of gravel, which was in no file before?
#
# ## How large is a vector?
#
# A **norm** measures the size of a vector. Two of them are everywhere in deep learning:
#
# $$\|v\|_1 = \sum_i |v_i| \qquad\qquad \|v\|_2 = \sqrt{\sum_i v_i^2}$$
#
# The $L_1$ norm is the way from the start to the end of $v$ in a city whose streets run along the axes. The $L_2$ norm is the
# way of a bird, the length of everyday life. Both are never negative, and they double when the vector doubles. For a matrix,
# the **Frobenius norm** is the $L_2$ norm of all its elements, as if they stood in one line:
#
# $$\|A\|_F = \sqrt{\sum_i \sum_j a_{ij}^2}$$
#
# Several functions of PyTorch have *norm* in their name, and they do not all mean the same: for a matrix, `torch.linalg.norm`
# with `ord=2` gives its largest singular value, the **spectral norm**. The two differ for almost every matrix:

# %%
M = torch.arange(6.0).reshape(2, 3)
print(M)
print("spectral norm:", torch.linalg.norm(M, ord=2).item())
print("largest element in size:", M.abs().max().item())

# %% [markdown]
# ## Sums along an axis
#
# A sum, a mean or a maximum can run along one axis. That axis is then **gone** from the shape, unless `keepdim=True` keeps it
# with the size 1. This matters as soon as the result is to meet the matrix again, because broadcasting compares shapes from
# their last axis backwards:

# %%
print("the mean over all rows:", M.mean(axis=0), "  shape", tuple(M.mean(axis=0).shape))
print("the same, kept:        ", M.mean(axis=0, keepdim=True))
print("each row's maximum has the shape", tuple(M.max(axis=1).values.shape))
print(M - M.mean(axis=0, keepdim=True), "  every column now has the mean 0")

# %% [markdown]
# In a **cumulative** computation along an axis each element also gets what came before it. This is the cumulative product of
# a vector:

# %%
print(torch.tensor([1, 2, 3, 4]).cumprod(dim=0))

# %% [markdown]
# ## Exercise: norms and sums
#
# **Write four functions.** Their arguments are tensors of `float32` or `float64` and stay as they are. Vectors and matrices
# come in any size.
#
# - `l1_l2(v)`: the pair of the $L_1$ and the $L_2$ norm of a vector, in this order.
# - `row_normalise(A)`: the matrix in which every **row** of `A` is divided by its sum, so that each row adds up to 1. The sums
#   are not 0. Elements may be negative, and so may sums.
# - `frobenius(A)`: the Frobenius norm of a matrix.
# - `cumsum_rows(A)`: the matrix of the same shape whose row `i` is the sum of the rows 0 to `i` of `A`.
#
# A norm may be a Python number or a tensor without axes.


# %% solution="linear_algebra"
def l1_l2(v):
    """Return the L1 norm and the L2 norm of v.

    v: a floating tensor of shape (n,)
    returns: a pair of numbers
    """
    ### BEGIN SOLUTION
    return v.abs().sum(), v.square().sum().sqrt()
    ### END SOLUTION


def row_normalise(A):
    """Return A with every row divided by its sum.

    A: a floating tensor of shape (m, n), whose rows do not add up to 0
    returns: a floating tensor of shape (m, n)
    """
    ### BEGIN SOLUTION
    return A / A.sum(axis=1, keepdim=True)
    ### END SOLUTION


def frobenius(A):
    """Return the root of the sum of all squared elements of A.

    A: a floating tensor of shape (m, n)
    returns: a number
    """
    ### BEGIN SOLUTION
    return A.square().sum().sqrt()
    ### END SOLUTION


def cumsum_rows(A):
    """Return the cumulative sum of A along axis 0.

    A: a floating tensor of shape (m, n)
    returns: a floating tensor of shape (m, n)
    """
    ### BEGIN SOLUTION
    return A.cumsum(axis=0)
    ### END SOLUTION


# %% test="linear_algebra"
l1, l2 = l1_l2(torch.tensor([3.0, -4.0]))
assert abs(float(l1) - 7) < 1e-4, f"|3| + |-4| is 7, but the L1 norm is {float(l1)}"
assert abs(float(l2) - 5) < 1e-4, f"the root of 9 + 16 is 5, but the L2 norm is {float(l2)}"

A = torch.arange(20.0).reshape(5, 4)
row_sums = row_normalise(A).sum(axis=1)
assert torch.allclose(row_sums, torch.ones_like(row_sums)), f"rows add up to 1, not to {row_sums}"
square = row_normalise(torch.tensor([[1.0, 3.0], [5.0, 5.0]])).tolist()
assert square == [[0.25, 0.75], [0.5, 0.5]], (
    f"[1, 3] / 4 and [5, 5] / 10, but row_normalise gave {square}: were the columns divided?"
)

norm_of_M = float(frobenius(M))
assert abs(norm_of_M - 55**0.5) < 1e-3, (
    f"the squares of 0 to 5 add up to 55, whose root is 7.4162, but frobenius gave {norm_of_M:.4f}"
)
assert cumsum_rows(M).tolist() == [[0, 1, 2], [3, 5, 7]], (
    f"the second row is [0, 1, 2] + [3, 4, 5], but cumsum_rows gave {cumsum_rows(M).tolist()}"
)
assert M.tolist() == [[0, 1, 2], [3, 4, 5]], "M has changed: the functions leave A as it is"

# %% [markdown]
# Which vectors of the plane have the norm 1? Every direction, divided by its norm, gives a point of the picture:

# %%
angles = torch.linspace(0, 2 * torch.pi, 201, dtype=torch.float64)
directions = torch.stack([angles.cos(), angles.sin()], dim=1)
fig, ax = plt.subplots(figsize=(3, 3))
for which, label in enumerate(("L1", "L2")):
    unit = torch.stack([v / float(l1_l2(v)[which]) for v in directions])
    ax.plot(unit[:, 0], unit[:, 1], label=f"{label} norm 1")
ax.set_aspect("equal")
ax.legend(loc="center")
plt.show()

# %% [markdown]
# **Think about it.** The $L_1$ set has its corners on the axes. A network that is punished for the $L_1$ norm of its weights
# often ends with many weights that are exactly 0, which the $L_2$ norm does not bring about. What have the corners to do with
# that? And why did a mistake in `row_normalise` need a *square* matrix to stay hidden?
#
# ## Products
#
# Four products are in daily use. With $x, y$ for vectors and $A, B$ for matrices:
#
# | product | what it gives | PyTorch |
# |---|---|---|
# | dot product | one number, $\sum_i x_i y_i$ | `torch.dot(x, y)` |
# | matrix times vector | a vector, $(Ax)_i = \sum_j a_{ij} x_j$ | `torch.mv(A, x)` |
# | matrix times matrix | a matrix, $(AB)_{ij} = \sum_k a_{ik} b_{kj}$ | `torch.mm(A, B)` |
# | Hadamard product | a matrix, $(A \odot B)_{ij} = a_{ij} b_{ij}$ | `*` |
#
# The first three are built upon each other: each element of $Ax$ is the dot product of a row of $A$ with $x$, and each column
# of $AB$ is $A$ times a column of $B$. The sum runs over an index that both factors have, so both need the same size there:
# $(n, k)$ times $(k, m)$ gives $(n, m)$.

# %%
x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([4.0, 0.0, -1.0])
print("dot product:         ", torch.dot(x, y).item(), " = 1 * 4 + 2 * 0 + 3 * (-1)")
print("matrix times vector: ", torch.mv(M, x).tolist())
print("matrix times matrix: ", torch.mm(M, torch.eye(3)).tolist(), "  (torch.eye changes nothing)")

# %% [markdown]
# ## Exercise: products by hand
#
# **Write `dot(x, y)`, `mat_vec(A, x)` and `mat_mat(A, B)` by sums of products, and `hadamard(A, B)`.**
#
# - Multiply and add up numbers, or multiply whole tensors element by element with `*` and `sum` the result. Loops are as good
#   as broadcasting, and one of your functions may call another.
# - Do not call a ready-made product in the first three: not `torch.dot`, `mv`, `mm`, `matmul`, `inner`, `einsum` and the like,
#   not `@`, and not numpy's.
# - The results are equal to those of PyTorch's functions, but for rounding in that type: the same shape and the same type, for
#   `float32`, `float64` and `int64`, where whole numbers come out exactly. For `dot`, a Python number is fine as well as a
#   tensor without axes.
# - The sizes fit, and the arguments of one call have the same type. They stay as they are.


# %% solution="products"
def dot(x, y):
    """Return the dot product of x and y.

    x, y: tensors of shape (n,)
    returns: a number, a Python one or a tensor without axes
    """
    ### BEGIN SOLUTION
    return (x * y).sum()
    ### END SOLUTION


def mat_vec(A, x):
    """Return the product of the matrix A and the vector x.

    A: a tensor of shape (n, k)
    x: a tensor of shape (k,)
    returns: a tensor of shape (n,)
    """
    ### BEGIN SOLUTION
    return (A * x).sum(axis=1)
    ### END SOLUTION


def mat_mat(A, B):
    """Return the product of the matrices A and B.

    A: a tensor of shape (n, k)
    B: a tensor of shape (k, m)
    returns: a tensor of shape (n, m)
    """
    ### BEGIN SOLUTION
    return torch.stack([mat_vec(A, column) for column in B.T], dim=1)
    ### END SOLUTION


def hadamard(A, B):
    """Return the product of A and B, element by element.

    A, B: tensors of the same shape (n, m)
    returns: a new tensor of this shape
    """
    ### BEGIN SOLUTION
    return A * B
    ### END SOLUTION


# %% test="products"
assert float(dot(x, y)) == 1, f"1 * 4 + 2 * 0 + 3 * (-1) is 1, but dot gave {float(dot(x, y))}"

P = torch.tensor([[1.0, 2.0, 0.0], [0.0, 1.0, -1.0]])
Q = torch.tensor([[1.0, 1.0], [2.0, 1.0], [0.0, 3.0]])
assert mat_vec(P, x).tolist() == torch.mv(P, x).tolist(), (
    f"P times x is {torch.mv(P, x).tolist()}, but mat_vec gave {mat_vec(P, x)}"
)
assert mat_mat(P, Q).tolist() == torch.mm(P, Q).tolist(), (
    f"P times Q is {torch.mm(P, Q).tolist()}, but mat_mat gave {mat_mat(P, Q)}"
)
assert mat_mat(Q, P).shape == (3, 3), "(3, 2) times (2, 3) gives (3, 3)"
assert hadamard(P, P).tolist() == [[1, 4, 0], [0, 1, 1]], (
    f"the elements of P, squared, are [[1, 4, 0], [0, 1, 1]], but hadamard gave {hadamard(P, P)}"
)

# %% [markdown]
# A matrix of shape (2, 2) moves the points of the plane, all of them at once when they stand in the columns of a second
# matrix. This one turns a house by 30 degrees:

# %%
house = torch.tensor([[0.0, 2, 2, 1, 0, 0], [0.0, 0, 1.5, 2.5, 1.5, 0]])
cosine, sine = 3**0.5 / 2, 0.5
turn = torch.tensor([[cosine, -sine], [sine, cosine]])
turned = mat_mat(turn, house)
fig, ax = plt.subplots(figsize=(4, 3))
ax.plot(house[0], house[1], label="house")
ax.plot(turned[0], turned[1], label="turned")
ax.set_aspect("equal")
ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
plt.show()

# %% [markdown]
# **Think about it.** Which sizes do the factors of `mat_mat(turn, house)` have, and what would `mat_mat(house, turn)` do? How
# many multiplications does a product of two matrices of 1000 × 1000 need? `torch.dot` refuses vectors of the lengths 3 and 1:
# what does your `dot` do with them, and which of the two would you rather meet in a program of yours?
