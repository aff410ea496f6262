# %% [markdown]
# # 8. Multilayer perceptrons
#
# Linear and softmax regression compute their scores in one go: inputs times weights, plus a bias. That is all they can do,
# and for many questions it is not enough. A **multilayer perceptron** (MLP) puts a layer of *hidden* values in between, and
# a bend into each of them. With enough hidden values it can come as near as we like to any continuous function.
#
# After this notebook you can
#
# - say why two linear layers in a row are no better than one,
# - write the usual activation functions and their slopes, so that they survive large numbers,
# - build an MLP from bare tensors, and again from PyTorch's layers, and give it its first weights,
# - show what a hidden layer buys.
#
# **One convention for everything here.** A batch `X` has one example in each *row*: the shape is (n, inputs). A layer is
# `X @ W + b` with `W` of the shape (inputs, outputs) and `b` of the shape (outputs,). So `W` has a row for each input, a
# column for each output.

# %% readonly="imports"
import matplotlib.pyplot as plt
import torch
from sklearn.datasets import make_moons
from torch import nn

# %% [markdown]
# ## A question that no straight line answers
#
# Four clouds of points, two classes. Which class a point belongs to depends on whether both of its coordinates have the
# *same sign*. Neither coordinate alone tells anything. (With 0 and 1 for the signs this is the "exclusive or", XOR.)

# %% readonly="clouds"
def four_clouds(n=400):
    """Return n points in the plane, of shape (n, 2), and their classes, 0 or 1, of shape (n,)."""
    corners = torch.tensor([[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]])
    corner = torch.arange(n) % 4
    noise = torch.randn(n, 2, generator=torch.Generator().manual_seed(0))
    return corners[corner] + 0.4 * noise, corner // 2


def fit(parameters, scores, X, y, steps=100, lr=0.1):
    """Change the parameters, step by step, so that scores(X) tells the classes y; return the loss of each step.

    The optimizer is Adam: gradient descent with a step size of its own for each parameter.
    """
    optimizer = torch.optim.Adam(parameters, lr=lr)
    losses = []
    for _ in range(steps):
        loss = nn.functional.cross_entropy(scores(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def draw_classes(ax, scores, X, y, title):
    """Colour the plane by the class with the higher score, and draw the examples upon it."""
    lows, highs = X.amin(0) - 0.3, X.amax(0) + 0.3
    across, up = (torch.linspace(float(lows[k]), float(highs[k]), 150) for k in (0, 1))
    grid = torch.cartesian_prod(across, up)
    with torch.no_grad():
        region = scores(grid).argmax(1).reshape(150, 150)
        share = (scores(X).argmax(1) == y).float().mean()
    ax.contourf(across, up, region.T, levels=[-0.5, 0.5, 1.5], colors=["#cfe2f3", "#fce5cd"])
    ax.scatter(X[:, 0], X[:, 1], c=y, s=6, cmap="coolwarm")
    ax.set_title(f"{title}: {share:.0%} right", fontsize=10)
    ax.set_xlabel("first input")
    ax.set_ylabel("second input")


# %% [markdown]
# Below, one linear layer learns to tell the classes apart, and beside it two linear layers in a row, with 16 numbers in
# between. A guess is right for 50%.

# %%
clouds, classes = four_clouds()
torch.manual_seed(0)
single, first, second = nn.Linear(2, 2), nn.Linear(2, 16), nn.Linear(16, 2)


def one_layer(X):
    return single(X)


def two_layers(X):
    return second(first(X))


fit(single.parameters(), one_layer, clouds, classes)
fit([*first.parameters(), *second.parameters()], two_layers, clouds, classes)
fig, axes = plt.subplots(1, 2, figsize=(8, 3.5), layout="constrained")
draw_classes(axes[0], one_layer, clouds, classes, "one linear layer")
draw_classes(axes[1], two_layers, clouds, classes, "two linear layers")
plt.show()

# %% [markdown]
# Both cut the plane along *one straight line*, and no straight line helps here. The second network has 82 parameters where
# the first has 6, and is not a bit cleverer. Why?
#
# Look at a layer that has one input and one output: multiply by a number, add another. Two of them in a row, "times 2 plus
# 1" and then "times 3 plus 5", give
#
# $$3 \cdot (2x + 1) + 5 = 6x + 8,$$
#
# which is "times 6 plus 8": *one* such layer. Note where the 8 comes from. With matrices it is the same. Take
#
# $$Y = (X W_1 + b_1)\, W_2 + b_2$$
#
# and multiply out, in the order in which the factors stand: $AB$ and $BA$ are different matrices.
#
# ## Exercise: two layers are one
#
# **Write `collapse(W1, b1, W2, b2)`, which returns `(W, b)`, the one layer that does the work of both:** `X @ W + b` is
# `(X @ W1 + b1) @ W2 + b2` for every `X`, but for rounding.
#
# | | shape |
# |---|---|
# | `W1`, `b1` | (inputs, hidden), (hidden,) |
# | `W2`, `b2` | (hidden, outputs), (outputs,) |
# | `W`, `b` | (inputs, outputs), (outputs,) |
#
# - The three sizes may be any, 1 too. `hidden` may be larger or smaller than the others.
# - The four tensors have one floating type; the result has it too. They stay as they are.


# %% solution="linear_collapse"
def collapse(W1, b1, W2, b2):
    """Return the weight and the bias of the one linear layer that equals two in a row.

    W1, b1: float tensors of shape (inputs, hidden) and (hidden,), the first layer
    W2, b2: float tensors of shape (hidden, outputs) and (outputs,), the second layer
    returns: a pair (W, b) of tensors of shape (inputs, outputs) and (outputs,)
    """
    ### BEGIN SOLUTION
    return W1 @ W2, b1 @ W2 + b2
    ### END SOLUTION


# %% test="linear_collapse"
W, b = collapse(
    torch.tensor([[2.0]]), torch.tensor([1.0]), torch.tensor([[3.0]]), torch.tensor([5.0])
)
assert W.shape == (1, 1), f"one input, one output: W has the shape (1, 1), not {tuple(W.shape)}"
assert b.shape == (1,), f"one output: b has the shape (1,), not {tuple(b.shape)}"
assert W.item() == 6.0, f"times 2, then times 3, is times 6, not {W.item()}"
assert b.item() == 8.0, f"the 1 goes through the second layer as well: 3 · 1 + 5 = 8, not {b.item()}"

torch.manual_seed(0)
W1, b1, W2, b2 = torch.rand(4, 5), torch.rand(5), torch.rand(5, 3), torch.rand(3)
W, b = collapse(W1, b1, W2, b2)
assert W.shape == (4, 3), f"4 inputs, 3 outputs: W has the shape (4, 3), not {tuple(W.shape)}"
X = torch.rand(6, 4)
error = (X @ W + b - ((X @ W1 + b1) @ W2 + b2)).abs().max()
assert error < 1e-5, f"the one layer and the two differ by up to {error:.4f}"

# %% [markdown]
# Your `collapse`, applied to the two layers that were trained above. PyTorch's `nn.Linear` keeps its weight the other way
# round, as (outputs, inputs), so `.T` turns it:

# %%
with torch.no_grad():
    W, b = collapse(first.weight.T, first.bias, second.weight.T, second.bias)
    difference = (clouds @ W + b - two_layers(clouds)).abs().max()
print(f"{W.numel() + b.numel()} numbers instead of 82; the scores differ by at most {difference:.1e}")

# %% [markdown]
# **Think about it.** Would three linear layers help, or a hundred? And is the converse true: can *every* layer with 10
# inputs and 10 outputs be written as two with one hidden value in between? (How many different directions can the rows of
# such a `W` have?)
#
# ## Activations
#
# What helps is to bend each hidden value before it goes on. A function that does this, element by element, is called an
# **activation**. Four of them, with their slopes:
#
# | | value | slope |
# |---|---|---|
# | ReLU | $x$ for $x > 0$, otherwise 0 | 1 for $x > 0$, 0 for $x < 0$ |
# | sigmoid | $\sigma(x) = \dfrac{1}{1 + e^{-x}}$, between 0 and 1 | $\sigma(x)\,(1 - \sigma(x))$ |
# | tanh | $\dfrac{e^{x} - e^{-x}}{e^{x} + e^{-x}}$, between −1 and 1 | $1 - \tanh^2(x)$ |
# | PReLU | $x$ for $x > 0$, otherwise $\alpha x$ | 1 for $x > 0$, $\alpha$ for $x < 0$ |
#
# ReLU ("rectified linear unit") is the usual one today: cheap, and with a slope that does not fade. Sigmoid and tanh came
# first; their slopes go to 0 on both sides, which notebook 10 is about. PReLU ("parametric ReLU") keeps a slope for
# negative $x$ too, and $\alpha$ is *learned* like a weight. So $\alpha$ may come out as any number: 0, below 0, above 1.
#
# **Mind the large numbers.** $e^{x}$ outgrows `float32` beyond $x = 88$ and becomes `inf`. Sometimes that does no harm, and
# sometimes it does:

# %%
big = torch.tensor(1000.0)
print("exp(1000) =", big.exp().item(), "   1 / (1 + inf) =", (1 / (1 + big.exp())).item())
print("inf / inf =", (big.exp() / big.exp()).item(), "   0 · inf =", (0 * big.exp()).item())

# %% [markdown]
# One `nan` is enough to ruin a network: whatever is computed with it is `nan` as well. It can come from a *slope*, too, when
# the value was fine: autograd multiplies the slopes of all steps on the way back, and one of them may be `inf`.
#
# ## Exercise: four activations and their slopes
#
# **Write `relu(x)`, `sigmoid(x)`, `tanh(x)` and `prelu(x, alpha)`**, element by element. `x` is a float tensor of any
# shape, one without axes too. `alpha` is a number, or a tensor without axes.
#
# **Write `grad_relu(x)`, `grad_sigmoid(x)`, `grad_tanh(x)` and `grad_prelu(x, alpha)`**, which return the slope with respect
# to `x` at each element, a tensor of the shape of `x`. By the formula or by autograd: as you like. (At 0 itself ReLU and
# PReLU have no slope. What you return there is not tested.)
#
# - All eight results have the shape and the type of `x`, and the numbers in `x` stay as they are.
# - Autograd can go back through the four activations to `x`, and through `prelu` to `alpha` too, if that is a tensor which
#   requires a gradient.
# - For large $|x|$, 1000 or −1000, values and slopes are what they come near to: 0, 1, −1, … and never `nan` or `inf`. This
#   also holds for the slopes that autograd finds on its way back through your activations.
# - In the four slope functions, `x` may require a gradient already, and may hold an old `.grad`. Neither changes the
#   result, and who calls twice with the same `x` gets the right answer twice.
#
# You may use what PyTorch has, but try your own way first; then you know what it takes.


# %% solution="activations"
def relu(x):
    """Return x where it is positive, and 0 elsewhere.

    x: a float tensor of any shape
    returns: a new tensor of the same shape and type
    """
    ### BEGIN SOLUTION
    return x.clamp(min=0)
    ### END SOLUTION


def sigmoid(x):
    """Return 1 / (1 + exp(-x)), element by element; x and the result as in relu."""
    ### BEGIN SOLUTION
    return (torch.tanh(x / 2) + 1) / 2
    ### END SOLUTION


def tanh(x):
    """Return the hyperbolic tangent, element by element; x and the result as in relu."""
    ### BEGIN SOLUTION
    return torch.tanh(x)
    ### END SOLUTION


def prelu(x, alpha):
    """Return x where it is positive, and alpha * x elsewhere.

    x: a float tensor of any shape
    alpha: a number, or a float tensor without axes
    returns: a new tensor of the shape and type of x
    """
    ### BEGIN SOLUTION
    return x.clamp(min=0) + alpha * x.clamp(max=0)
    ### END SOLUTION


# %% solution="activations"
def grad_relu(x):
    """Return the slope of relu at each element of x.

    x: a float tensor of any shape
    returns: a tensor of the same shape and type
    """
    ### BEGIN SOLUTION
    return (x > 0).to(x.dtype)
    ### END SOLUTION


def grad_sigmoid(x):
    """Return the slope of sigmoid at each element of x; x and the result as in grad_relu."""
    ### BEGIN SOLUTION
    return sigmoid(x) * (1 - sigmoid(x))
    ### END SOLUTION


def grad_tanh(x):
    """Return the slope of tanh at each element of x; x and the result as in grad_relu."""
    ### BEGIN SOLUTION
    return 1 - tanh(x) ** 2
    ### END SOLUTION


def grad_prelu(x, alpha):
    """Return the slope of prelu with respect to x at each element of x; alpha as in prelu."""
    ### BEGIN SOLUTION
    return torch.where(x > 0, torch.ones_like(x), alpha * torch.ones_like(x))
    ### END SOLUTION


# %% test="activations"
x = torch.tensor([[-2.0, -0.5, 1.0], [0.5, 3.0, -1.0]])
examples = [
    ("relu", relu, (), [[0, 0, 1], [0.5, 3, 0]]),
    ("sigmoid", sigmoid, (), [[0.1192, 0.3775, 0.7311], [0.6225, 0.9526, 0.2689]]),
    ("tanh", tanh, (), [[-0.9640, -0.4621, 0.7616], [0.4621, 0.9951, -0.7616]]),
    ("prelu", prelu, (0.25,), [[-0.5, -0.125, 1], [0.5, 3, -0.25]]),
    ("prelu", prelu, (2.0,), [[-4, -1, 1], [0.5, 3, -2]]),
    ("grad_relu", grad_relu, (), [[0, 0, 1], [1, 1, 0]]),
    ("grad_sigmoid", grad_sigmoid, (), [[0.1050, 0.2350, 0.1966], [0.2350, 0.0452, 0.1966]]),
    ("grad_tanh", grad_tanh, (), [[0.0707, 0.7864, 0.4200], [0.7864, 0.0099, 0.4200]]),
    ("grad_prelu", grad_prelu, (0.25,), [[0.25, 0.25, 1], [1, 1, 0.25]]),
]
for name, function, more, expected in examples:
    call = ", ".join(["x", *map(str, more)])
    got = function(x.clone(), *more)
    assert isinstance(got, torch.Tensor), f"{name}({call}) is a {type(got).__name__}, not a tensor"
    assert got.shape == x.shape, (
        f"{name} works element by element: x has the shape (2, 3), the result {tuple(got.shape)}"
    )
    expected = torch.tensor(expected, dtype=torch.float32)
    assert torch.allclose(got.float(), expected, atol=1e-4), (
        f"{name}({call}) is about\n{expected}, but it came out as\n{got}"
    )

ends = torch.tensor([-1000.0, 1000.0], requires_grad=True)
for name, function, expected in (("sigmoid", sigmoid, [0, 1]), ("tanh", tanh, [-1, 1])):
    got = function(ends)
    assert got.tolist() == expected, f"{name} of -1000 and 1000 is {expected}, not {got.tolist()}"
    (slopes,) = torch.autograd.grad(got.sum(), ends)
    assert slopes.tolist() == [0, 0], (
        f"{name}: the values at -1000 and 1000 are right, but autograd finds the slopes "
        f"{slopes.tolist()}, not [0, 0]"
    )

# %% [markdown]
# Here they are: the value as a line, the slope dashed.

# %%
line = torch.linspace(-5, 5, 400)
pictures = [
    ("ReLU", relu(line), grad_relu(line)),
    ("sigmoid", sigmoid(line), grad_sigmoid(line)),
    ("tanh", tanh(line), grad_tanh(line)),
    ("PReLU, alpha = 0.25", prelu(line, 0.25), grad_prelu(line, 0.25)),
]
fig, axes = plt.subplots(1, 4, figsize=(12, 2.8), layout="constrained")
for ax, (name, value, slope) in zip(axes, pictures, strict=True):
    ax.plot(line.detach(), value.detach(), label="value")
    ax.plot(line.detach(), slope.detach(), "--", label="slope")
    ax.set_title(name)
    ax.set_xlabel("x")
    ax.set_ylim(-1.5, 3)
axes[0].legend()
plt.show()

# %% [markdown]
# **Think about it.** How large can the slope of the sigmoid be, and where? If a signal passes ten layers with a sigmoid
# each, by how much do ten such slopes shrink it at best? And a hidden value with ReLU that is negative for *every* example:
# what slope does its weight get, and can it ever come back? How about PReLU?
#
# ## A network from bare tensors
#
# Now put a ReLU between the two layers:
#
# $$H = \operatorname{relu}(X W_1 + b_1), \qquad O = H W_2 + b_2 .$$
#
# Nothing follows after the second layer: $O$ holds raw scores, and the loss (`cross_entropy`) makes probabilities of them.
#
# **The first weights** matter. They must not be all alike: with zeros, or any other single number, all hidden values are the
# same, get the same slopes, and stay the same for ever. So they are drawn at random, here from a normal distribution with
# mean 0 and standard deviation 0.01. The biases may start at 0.
#
# **What is a parameter?** An optimizer accepts only *leaves*: tensors that were not computed from others that require
# gradients. Look at the three lines below. They are not alike:

# %%
by_hand = torch.rand(3, requires_grad=True)
doubled = torch.rand(3, requires_grad=True) * 2
wrapped = nn.Parameter(torch.rand(3) * 2)
for name, tensor in (("by_hand", by_hand), ("doubled", doubled), ("wrapped", wrapped)):
    print(f"{name}: requires_grad {tensor.requires_grad}, is_leaf {tensor.is_leaf}")

# %% [markdown]
# `doubled` is the *result* of a computation. Gradients pass through it to the tensor before, which nobody has kept; its own
# `.grad` stays `None`, and `torch.optim` refuses it: "can't optimize a non-leaf Tensor".
#
# ## Exercise: an MLP from scratch
#
# **Write `relu(X)` again**, as a part of this network; from here on the name means this one. It may be your function from
# above, or another way to do the same: each element becomes the larger of itself and 0, `X` stays as it is, and autograd can
# go through.
#
# **Write `init_params(num_inputs, num_hiddens, num_outputs)`, which returns the four parameters `[W1, b1, W2, b2]`.**
#
# - `W1` has the shape (num_inputs, num_hiddens), `W2` (num_hiddens, num_outputs). Every element is drawn on its own, anew in
#   every call, from the normal distribution with mean 0 and standard deviation 0.01.
# - `b1` has the shape (num_hiddens,), `b2` (num_outputs,); both are zero.
# - All four are `float32` and leaves that require gradients.
#
# **Write `net(X, params)`, which returns the scores of a batch.**
#
# - `X` has the shape (n, …): n examples of any shape, with num_inputs numbers each. Pictures of 28 × 28 pixels come as
#   (n, 28, 28) or (n, 1, 28, 28), and `net` flattens them. n may be 1.
# - `params` is a list or a tuple of the four tensors, in the order above. Take all sizes from them: `net` is called with
#   networks of several sizes.
# - The result has the shape (n, num_outputs): raw scores, without softmax. Autograd can go back to all four parameters.


# %% solution="mlp_scratch"
def relu(X):
    """Return the larger of each element and 0.

    X: a float tensor of any shape
    returns: a new tensor of the same shape and type
    """
    ### BEGIN SOLUTION
    return torch.maximum(X, torch.zeros_like(X))
    ### END SOLUTION


def init_params(num_inputs, num_hiddens, num_outputs):
    """Return the first parameters of a network with one hidden layer.

    returns: a list of four tensors [W1, b1, W2, b2]
    """
    ### BEGIN SOLUTION
    W1 = nn.Parameter(0.01 * torch.randn(num_inputs, num_hiddens))
    b1 = nn.Parameter(torch.zeros(num_hiddens))
    W2 = nn.Parameter(0.01 * torch.randn(num_hiddens, num_outputs))
    b2 = nn.Parameter(torch.zeros(num_outputs))
    return [W1, b1, W2, b2]
    ### END SOLUTION


def net(X, params):
    """Return the scores of a batch.

    X: a float tensor of shape (n, …), with num_inputs numbers in each of the n examples
    params: a list or tuple of four tensors W1, b1, W2, b2
    returns: a tensor of shape (n, num_outputs)
    """
    ### BEGIN SOLUTION
    W1, b1, W2, b2 = params
    H = relu(X.flatten(1) @ W1 + b1)
    return H @ W2 + b2
    ### END SOLUTION


# %% test="mlp_scratch"
got = relu(torch.tensor([[-1.0, 2.0], [3.0, -4.0]])).tolist()
assert got == [[0.0, 2.0], [3.0, 0.0]], f"relu([[-1, 2], [3, -4]]) is [[0, 2], [3, 0]], not {got}"

params = init_params(12, 8, 3)
for name, param, shape in zip(
    ("W1", "b1", "W2", "b2"), params, ((12, 8), (8,), (8, 3), (3,)), strict=True
):
    assert param.shape == shape, f"{name} has the shape {tuple(param.shape)}, expected {shape}"
    assert param.requires_grad, f"{name} does not require gradients"
    assert param.is_leaf, f"{name} is not a leaf: it was computed from a tensor that requires gradients"

torch.manual_seed(0)
spread = init_params(200, 100, 3)[0].std().item()
assert 0.0095 < spread < 0.0105, f"the standard deviation of W1 is {spread:.4f}, expected 0.01"

small = [
    torch.tensor([[1.0, -1.0], [0.0, 2.0]]), torch.tensor([0.0, 1.0]),
    torch.tensor([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]), torch.tensor([0.0, 0.0, 10.0]),
]  # fmt: skip
scores = net(torch.tensor([[1.0, 1.0], [-1.0, -2.0]]), small)
assert scores.shape == (2, 3), f"2 examples, 3 scores each: (2, 3), not {tuple(scores.shape)}"
assert scores.tolist() == [[1.0, 2.0, 10.0], [0.0, 0.0, 10.0]], (
    "the hidden values are [[1, 2], [0, 0]] behind relu, so the scores are "
    f"[[1, 2, 10], [0, 0, 10]], not {scores.tolist()}"
)
shape = tuple(net(torch.rand(5, 3, 4), params).shape)
assert shape == (5, 3), f"5 pictures of 3 × 4 pixels, 3 scores each: (5, 3), not {shape}"

# %% [markdown]
# ## What a hidden layer buys
#
# The four clouds again, now with your network. Count the straight edges of the coloured regions: each hidden value can put
# one bend into the border.

# %%
torch.manual_seed(3)
fig, axes = plt.subplots(1, 3, figsize=(11, 3.5), layout="constrained")
for ax, num_hiddens in zip(axes, (1, 2, 16), strict=True):
    params = init_params(2, num_hiddens, 2)

    def scores_of(X, params=params):
        return net(X, params)

    fit(params, scores_of, clouds, classes)
    draw_classes(ax, scores_of, clouds, classes, f"{num_hiddens} hidden")
plt.show()

# %% [markdown]
# **Think about it.** With good luck 4 hidden values are enough for the four clouds; try it with several seeds. Why do 16
# find the way more reliably than 4, although 4 could do it? And what are the gradients of `W1` and of `b2`, if you start
# with all parameters zero? Ask PyTorch, then find the reason in the formulas.
#
# ## The same with PyTorch's layers
#
# PyTorch has the parts ready as *modules*: objects that keep their parameters and are called like functions.
#
# | module | does |
# |---|---|
# | `nn.Linear(inputs, outputs)` | the layer, with a weight of the shape **(outputs, inputs)** and a bias, drawn at random |
# | `nn.ReLU()`, `nn.Sigmoid()`, `nn.Tanh()` | the activations |
# | `nn.Flatten()` | turns (n, …) into (n, numbers in one example) |
# | `nn.Sequential(a, b, …)` | one after the other: calls `a`, then `b` with its result, and so on |
#
# And `module.apply(function)` calls a function with *every* module inside, and at last with the module itself. What the
# function returns is ignored. Look what comes by:

# %%
chain = nn.Sequential(nn.Sequential(nn.Tanh(), nn.LayerNorm(3)), nn.Softplus())
chain.apply(lambda module: print(type(module).__name__))
print("the parameters of the LayerNorm:", {name: p.tolist() for name, p in chain[0][1].named_parameters()})

# %% [markdown]
# ## Exercise: an MLP in a few lines
#
# **Write `make_mlp(num_inputs, num_hiddens, num_outputs)`, which returns a new network**: flatten, linear layer, ReLU, linear
# layer. It is an `nn.Module` with exactly two `nn.Linear` in it, both with a bias; the rest is up to you. It turns a batch of
# shape (n, …) into raw scores of shape (n, num_outputs), as `net` did, and autograd can go back to all parameters. Two
# networks from two calls share nothing, and `apply(init_weights)` works on a new one right away.
#
# **Write `init_weights(module)`, to be used as `network.apply(init_weights)`.** If the module is an `nn.Linear`, its weight is
# drawn anew from the normal distribution with mean 0 and standard deviation 0.01, and its bias becomes 0. A linear layer made
# with `bias=False` has `None` there, which must do no harm. Modules of every other kind stay as they are; the weight of an
# `nn.LayerNorm`, for instance, is its own business.
#
# Look up `torch.nn.init` in the documentation, and mind the order of the arguments there. After `init_weights` the weights
# are parameters as before: they require gradients and can be trained.


# %% solution="mlp_concise"
def make_mlp(num_inputs, num_hiddens, num_outputs):
    """Return a new network with one hidden layer and ReLU.

    num_inputs: numbers in one example, once it is flattened
    num_hiddens: hidden values
    num_outputs: scores for one example
    returns: an nn.Module
    """
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(num_inputs, num_hiddens),
        nn.ReLU(),
        nn.Linear(num_hiddens, num_outputs),
    )
    ### END SOLUTION


def init_weights(module):
    """Give an nn.Linear new weights, normal with mean 0 and standard deviation 0.01, and a bias of 0.

    module: any nn.Module; one that is no nn.Linear stays as it is
    """
    ### BEGIN SOLUTION
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=0.01)
        if module.bias is not None:
            nn.init.zeros_(module.bias)
    ### END SOLUTION


# %% test="mlp_concise"
mlp = make_mlp(12, 8, 3)
shapes = [tuple(module.weight.shape) for module in mlp.modules() if isinstance(module, nn.Linear)]
assert sorted(shapes) == [(3, 8), (8, 12)], (
    f"the weights of the two nn.Linear have the shapes (8, 12) and (3, 8), not {shapes}"
)
shape = tuple(mlp(torch.rand(5, 3, 4)).shape)
assert shape == (5, 3), f"5 pictures of 3 × 4 pixels, 3 scores each: (5, 3), not {shape}"
scores = mlp(10 * torch.randn(100, 12))
assert scores.min() < 0, "raw scores can be negative: nothing follows after the second linear layer"
up, down, middle = (mlp(size * torch.eye(12)) for size in (100, -100, 0))
bend = (up + down - 2 * middle).abs().max()
assert bend > 1e-3 * up.abs().max(), "this network is linear: where is the ReLU?"

torch.manual_seed(0)
mlp = make_mlp(300, 100, 3)
mlp.apply(init_weights)
for module in mlp.modules():
    if isinstance(module, nn.Linear):
        spread, bias = module.weight.std().item(), module.bias.abs().max().item()
        assert 0.008 < spread < 0.012, (
            f"the standard deviation of a weight is {spread:.4f}, expected 0.01"
        )
        assert bias == 0, f"the biases become 0, but one of them is {bias:.4f}"

# %% [markdown]
# ## Two moons
#
# Another shape that no line divides. Three networks learn it: one linear layer, an MLP with the weights that `nn.Linear`
# draws by itself, and an MLP after `apply(init_weights)`.

# %%
points, labels = make_moons(400, noise=0.15, random_state=0)
moons, sides = torch.tensor(points, dtype=torch.float32), torch.tensor(labels)
torch.manual_seed(0)
networks = {
    "linear": nn.Linear(2, 2),
    "MLP, as made": make_mlp(2, 32, 2),
    "MLP, std 0.01": make_mlp(2, 32, 2).apply(init_weights),
}
fig, axes = plt.subplots(1, 3, figsize=(12, 3.5), layout="constrained")
for name, network in networks.items():
    losses = fit(network.parameters(), network, moons, sides, steps=200, lr=0.05)
    axes[0].plot(losses, label=name)
axes[0].set_xlabel("step")
axes[0].set_ylabel("loss")
axes[0].legend()
draw_classes(axes[1], networks["linear"], moons, sides, "linear")
draw_classes(axes[2], networks["MLP, as made"], moons, sides, "MLP, as made")
plt.show()

# %% [markdown]
# **Think about it.** The third curve lingers near the loss of the linear layer, with some seeds for very long. All its
# weights begin near 0: what does that do to the slopes of `W1`, which are products with `W2`? So a good standard deviation
# cannot be 0, and should not be tiny. Should it depend on the number of inputs? Notebook 10 has an answer.
