# %% [markdown]
# # 12. Blocks and parameters
#
# So far a network was a row of ready layers. Real networks are built like houses: of **blocks**. A block takes a tensor,
# returns a tensor, and owns the parameters that it needs for that. One layer is a block. Ten layers in a row are a block. A
# whole network is a block, and can be a part of a larger one. In PyTorch all of them are the same kind of thing: an
# `nn.Module`.
#
# After this notebook you can
#
# - write blocks of your own, with constants and loops in them, and put blocks into blocks,
# - look into any network: the names, shapes and number of its parameters,
# - give the weights the start values that you want, and let two layers share their weights,
# - write layers with parameters of their own, save and load what a network has learned, and leave it to PyTorch to find out
#   how many inputs a layer has.

# %% readonly="imports"
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import torch
from torch import nn

folder = Path(tempfile.mkdtemp())  # the files of this notebook go here, out of your way

# %% [markdown]
# ## A block is a class
#
# A block needs two methods. `__init__` makes its parts. `forward` says what is computed with them.


# %%
class Opinion(nn.Module):
    """Two layers, and a number that is added at the end."""

    def __init__(self, extra):
        super().__init__()
        self.look = nn.Linear(3, 4)
        self.judge = nn.Linear(4, 2)
        self.extra = extra

    def forward(self, X):
        return self.judge(torch.tanh(self.look(X))) + self.extra


opinion = Opinion(extra=0.5)
print(opinion)
print("output:", opinion(torch.ones(1, 3)).tolist())

# %% [markdown]
# There is no `backward` in it: autograd finds the gradients of whatever `forward` computes. Three rules make it work.
#
# **1. `super().__init__()` comes first**, with both pairs of parentheses. It makes the tables in which a module keeps its
# parts. Before that, PyTorch has no place to put a layer:
#
# > `AttributeError: cannot assign module before Module.__init__() call`
#
# **2. Parts must be registered.** A module that is assigned to an attribute, as in `self.look = nn.Linear(3, 4)`, goes into
# such a table under the name `"look"`. Everything that works on a network looks there: `parameters()` for the optimizer,
# `state_dict()` for saving, `to()`, `train()`, `eval()`, `apply()` and `print`. Where a name is only known when the program
# runs, `self.add_module(name, module)` does the same; a name is a text without dots. `nn.ModuleList` and `nn.ModuleDict` are
# containers that are registered with all that is in them.
#
# **3. Call the block, not its `forward`**: `opinion(X)`.
#
# The second rule is broken most often, because the network still computes. Here are two layers in an ordinary Python list:


# %%
class Forgetful(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(3, 4), nn.Linear(4, 2)]

    def forward(self, X):
        return self.layers[1](torch.tanh(self.layers[0](X)))


print("output:", Forgetful()(torch.ones(1, 3)).tolist())
print("parameters of Opinion  :", len(list(Opinion(0).parameters())))
print("parameters of Forgetful:", len(list(Forgetful().parameters())))

# %% [markdown]
# An optimizer for `Forgetful` would have nothing to train.
#
# Registered parts have **names**, and so have the parameters in them: the way to a parameter, with dots in between. In
# `nn.Sequential` the parts are called `"0"`, `"1"`, `"2"`, …; a ReLU has no parameters, so number 1 is missing here:

# %%
row = nn.Sequential(nn.Linear(5, 3), nn.ReLU(), Opinion(0))
print(list(opinion.state_dict()))
print(list(row.state_dict()))

# %% [markdown]
# ## Exercise: three blocks
#
# ### A row of blocks
#
# `nn.Sequential` is no magic. **Write `MySequential`**, which does the same: `MySequential(a, b, c)` makes a network that
# sends its input through the modules `a`, `b` and `c`, one after the other.
#
# - It takes any number of modules. Without any, the input comes back as it is.
# - The order is the order in which they are given.
# - A module that is given twice is used twice. Its parameters are listed once.
# - `parameters()`, `named_parameters()`, `state_dict()`, `apply()`, `train()`, `eval()` and `repr` (what `print` shows) find
#   all modules, as they do in `nn.Sequential`. They find the modules that were given, not copies.
# - How you name the parts is up to you. Names are texts, all different, and a second network that is made in the same way has
#   the same ones: the `state_dict()` of one can be loaded into the other.
#
# ### A block that is more than a row
#
# `forward` is Python. It may use loops, and numbers that nobody trains. **Write `FixedHiddenMLP`**, made without arguments,
# with exactly one layer, an `nn.Linear(20, 20)`, and a constant matrix $R$ of shape (20, 20): random numbers that are drawn
# once, when the block is made, and kept in the attribute `rand_weight`. `forward(X)` does this with an `X` of shape (n, 20):
#
# 1. $X \leftarrow \text{linear}(X)$
# 2. $X \leftarrow \text{relu}(X R + 1)$
# 3. $X \leftarrow \text{linear}(X)$, with the same layer and therefore the same weights as in step 1
# 4. As long as the sum of all $|x|$ in $X$ is greater than 1, halve $X$.
# 5. Return the sum of all $x$ in $X$, as a tensor without axes.
#
# - $R$ stays as it is: it is not trained, and does not change from call to call. There are three ways to keep a constant:
#
# | how | trained? | in `state_dict()`, and moved by `to(device)`? |
# |---|---|---|
# | a plain tensor as an attribute | no | no |
# | `self.register_buffer(name, tensor)` | no | yes |
# | `nn.Parameter(tensor, requires_grad=False)` | no, but it is in `parameters()` | yes |
#
# Any of them counts as right here. Which one would you want on a GPU?
#
# - What *is* trained are the weights and biases of the one layer: 420 numbers. Gradients reach them through both uses.
#
# ### A network
#
# **Write `NestMLP`**, made without arguments: 20 numbers → 64 → ReLU → 32 → ReLU → 16. From 20 to 64, from 64 to 32 and from
# 32 to 16 numbers lead three `nn.Linear` with biases. You may use `nn.Sequential`, `MySequential` or neither of them: a block
# in a block is a block.


# %% solution="blocks"
class MySequential(nn.Module):
    """A row of modules, as nn.Sequential is."""

    def __init__(self, *modules):
        """Keep the modules, in their order.

        modules: any number of nn.Module
        """
        ### BEGIN SOLUTION
        super().__init__()
        self.blocks = nn.ModuleList(modules)
        ### END SOLUTION

    def forward(self, X):
        """Return what comes out when X has gone through all the modules.

        X: what the first module takes
        returns: what the last module returns
        """
        ### BEGIN SOLUTION
        for block in self.blocks:
            X = block(X)
        return X
        ### END SOLUTION


# %% solution="blocks"
class FixedHiddenMLP(nn.Module):
    """One layer that is used twice, a constant matrix, and a loop."""

    def __init__(self):
        """Make the layer, and the constant `rand_weight` of shape (20, 20)."""
        ### BEGIN SOLUTION
        super().__init__()
        self.register_buffer("rand_weight", torch.rand(20, 20))
        self.linear = nn.Linear(20, 20)
        ### END SOLUTION

    def forward(self, X):
        """Return one number for the whole of X.

        X: a float tensor of shape (n, 20)
        returns: a tensor without axes, between -1 and 1
        """
        ### BEGIN SOLUTION
        X = self.linear(X)
        X = torch.relu(X @ self.rand_weight + 1)
        X = self.linear(X)
        while X.abs().sum() > 1:
            X = X / 2
        return X.sum()
        ### END SOLUTION


# %% solution="blocks"
class NestMLP(nn.Module):
    """A network from 20 numbers to 16, with 64 and 32 hidden values."""

    def __init__(self):
        """Make the layers."""
        ### BEGIN SOLUTION
        super().__init__()
        self.hidden = nn.Sequential(
            nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU()
        )
        self.out = nn.Linear(32, 16)
        ### END SOLUTION

    def forward(self, X):
        """Return the output of the last layer.

        X: a float tensor of shape (n, 20)
        returns: a tensor of shape (n, 16)
        """
        ### BEGIN SOLUTION
        return self.out(self.hidden(X))
        ### END SOLUTION


# %% test="blocks"
first, last = nn.Linear(3, 4), nn.Linear(4, 2)
X = torch.randn(5, 3)
mine = MySequential(first, nn.Tanh(), last)
theirs = nn.Sequential(first, nn.Tanh(), last)
assert torch.equal(mine(X), theirs(X)), (
    "MySequential and nn.Sequential of the same modules return different things"
)
count = len(list(mine.parameters()))
assert count == 4, (
    f"two Linear layers have 2 weights and 2 biases, but parameters() lists {count} tensors"
)

block = FixedHiddenMLP()
constant = block.rand_weight.clone()
out = block(torch.randn(2, 20))
assert out.shape == (), f"forward returns a tensor without axes, not one of shape {out.shape}"
assert out.abs() <= 1, f"the sum of all |x| is 1 at most, so {out.item()} is too large"
assert torch.equal(block.rand_weight, constant), "rand_weight is constant, but a call changed it"
trained = sum(p.numel() for p in block.parameters() if p.requires_grad)
assert trained == 420, (
    f"one Linear(20, 20) has 20 * 20 + 20 = 420 numbers to train, but there are {trained}"
)

shape = tuple(NestMLP()(torch.randn(2, 20)).shape)
assert shape == (2, 16), f"2 examples with 16 numbers each make the shape (2, 16), not {shape}"

chimera = MySequential(NestMLP(), nn.Linear(16, 20), FixedHiddenMLP())
chimera(torch.randn(2, 20)).backward()
assert all(p.grad is not None for p in chimera.parameters() if p.requires_grad), (
    "after backward on blocks in blocks, each parameter that is trained has a gradient"
)

# %% [markdown]
# The last test puts all three together: a network in a row, in which the last block is a loop. Look at the names that you gave
# to the parts:

# %%
print(chimera)

# %% [markdown]
# **Think about it.** The loop in `FixedHiddenMLP` divides until the sum is at most 1. How often it runs depends on the numbers
# in `X`. What does autograd record of it? And what happens to the loop if a number in `X` is infinite?

# %% [markdown]
# ## Looking into a network
#
# A network is a tree: modules in modules, and parameters at the ends. `nn.Sequential` lets you walk down with numbers:

# %%
tree = nn.Sequential(
    nn.Sequential(nn.Linear(3, 4), nn.ReLU()),
    nn.Sequential(nn.Linear(4, 4, bias=False), nn.BatchNorm1d(4)),
    nn.Linear(4, 1),
)
print(tree[0][0])
print("its bias:", tree[0][0].bias)

# %% [markdown]
# What came out is an `nn.Parameter`: a tensor that the module has registered as its own. Its numbers alone are in `.data`, and
# after `backward` its gradient is in `.grad`. Changing it in place changes the network:

# %%
with torch.no_grad():
    tree[0][0].bias[0] = 100.0
print(tree[0][0].bias.tolist())

# %% [markdown]
# Numbers only work in a row. In general, the way down is a text with dots, as in `"0.0.bias"`, and every module can list
# what is below it:
#
# | call | gives |
# |---|---|
# | `children()` | the modules directly below |
# | `modules()` | the module itself and all below it, at any depth |
# | `parameters()` | all parameters, at any depth |
# | `named_parameters()` | the same, as pairs of a name and a parameter |
# | `buffers()` | tensors that belong to the network and are **not** trained |
# | `state_dict()` | parameters *and* buffers under their names: all that must be saved |
#
# **Buffers** are easy to overlook. `BatchNorm1d` learns two vectors; and it measures the mean and the variance of what comes
# by, and counts the batches. What it measures is kept in buffers:

# %%
print("parameters:", len(list(nn.BatchNorm1d(4).parameters())))
print("state_dict:", list(nn.BatchNorm1d(4).state_dict()))

# %% [markdown]
# **One parameter can have two names**, when a module is used in two places. `parameters()` and `named_parameters()` list it
# once, with the first name. `state_dict()` has both names:


# %%
class Twice(nn.Module):
    def __init__(self):
        super().__init__()
        self.go = nn.Linear(3, 3)
        self.come = self.go

    def forward(self, X):
        return self.come(torch.relu(self.go(X)))


twice = Twice()
print("parameters:", len(list(twice.parameters())))
print("state_dict:", list(twice.state_dict()))
print("the same object:", twice.go.weight is twice.come.weight)

# %% [markdown]
# **Frozen parameters.** `parameter.requires_grad_(False)` keeps a parameter as it is: it gets no gradient and is not trained.
# It is still a parameter. In this way one trains only the last layer of a network that somebody else has trained.
#
# ## Exercise: names, shapes and numbers
#
# Write three functions that work for **every** `nn.Module`: rows, single layers, blocks in blocks, and classes with parameters
# of their own.
#
# **`named_shapes(net)`** returns a dict with the name of each parameter and its shape.
#
# - Parameters at any depth are in it, frozen ones as well. Buffers are not.
# - A parameter with two names is in it once, with the first name, as in `named_parameters()`.
# - The shape is a tuple of whole numbers; a `torch.Size` is one.
#
# **`parameter_at(net, name)`** returns the parameter with this name, for instance `"0.0.bias"`.
#
# - It is the network's own parameter, and not a copy or a view of its numbers: who changes it changes the network, and finds
#   the gradient in its `.grad`.
# - A parameter with two names is found under both of them.
# - If the network has nothing of that name, an error is raised, of any kind.
#
# **`count_parameters(net, trainable_only=False)`** returns how many numbers all the parameters hold together.
#
# - `nn.Linear(3, 4)` has $3 \cdot 4 + 4 = 16$. Parameters may have any number of axes, or none: then they hold one number.
# - Buffers do not count, and a parameter with two names counts once.
# - With `trainable_only=True`, frozen parameters do not count either.
# - A network without parameters has 0 (and `named_shapes` of it is an empty dict).


# %% solution="param_access"
def named_shapes(net):
    """Return the names and shapes of a network's parameters.

    net: an nn.Module
    returns: a dict: name (a str) -> shape (a tuple of int)
    """
    ### BEGIN SOLUTION
    return {name: tuple(parameter.shape) for name, parameter in net.named_parameters()}
    ### END SOLUTION


# %% solution="param_access"
def parameter_at(net, name):
    """Return a network's parameter of this name.

    net: an nn.Module
    name: a str with dots, such as "0.0.bias"
    returns: the nn.Parameter in the network
    """
    ### BEGIN SOLUTION
    found = net
    for part in name.split("."):
        found = getattr(found, part)
    return found
    ### END SOLUTION


# %% solution="param_access"
def count_parameters(net, trainable_only=False):
    """Return how many numbers a network's parameters hold.

    net: an nn.Module
    trainable_only: leave out the parameters that are not trained
    returns: an int
    """
    ### BEGIN SOLUTION
    counted = [p for p in net.parameters() if p.requires_grad or not trainable_only]
    return sum(p.numel() for p in counted)
    ### END SOLUTION


# %% test="param_access"
small = nn.Sequential(nn.Linear(2, 3), nn.Sequential(nn.ReLU(), nn.Linear(3, 1, bias=False)))
expected = {"0.weight": (3, 2), "0.bias": (3,), "1.1.weight": (1, 3)}
found = named_shapes(small)
assert found == expected, f"named_shapes(small) is {found}, and should be {expected}"

assert parameter_at(small, "1.1.weight") is small[1][1].weight, (
    "parameter_at(small, '1.1.weight') is not the weight of small[1][1] itself"
)

count = count_parameters(small)
assert count == 12, f"6 + 3 + 3 numbers make 12, but count_parameters says {count}"
small[0].bias.requires_grad_(False)
count = count_parameters(small, trainable_only=True)
assert count == 9, f"without the 3 numbers of the frozen bias 9 are left, but there are {count}"

# %% [markdown]
# ## Where the numbers are
#
# Below is the network of a famous paper (LeNet, LeCun and others, 1998), nearly as it was, for pictures of 28 × 28 pixels. Most
# people expect the numbers to be in the convolutions, which find the shapes in the picture. Your functions know better:

# %%
lenet = nn.Sequential(
    nn.Conv2d(1, 6, kernel_size=5, padding=2), nn.Sigmoid(), nn.AvgPool2d(2),
    nn.Conv2d(6, 16, kernel_size=5), nn.Sigmoid(), nn.AvgPool2d(2), nn.Flatten(),
    nn.Linear(400, 120), nn.Sigmoid(), nn.Linear(120, 84), nn.Sigmoid(), nn.Linear(84, 10),
)  # fmt: skip
labels = list(named_shapes(lenet))
sizes = [len(parameter_at(lenet, label).flatten()) for label in labels]
fig, ax = plt.subplots(figsize=(6, 3))
ax.barh(labels, sizes)
ax.invert_yaxis()
ax.set_xlabel("numbers in the parameter")
ax.set_title(f"{count_parameters(lenet)} numbers in all")
fig.tight_layout()
plt.show()

# %% [markdown]
# **Think about it.** Each of these numbers takes 4 bytes. The optimizer Adam keeps two more numbers for each one that it
# trains, and there is a gradient as well. How much memory does training LeNet take, without the data? And a network with
# $10^{10}$ parameters?

# %% [markdown]
# ## Where learning begins
#
# Training starts from random weights, and how they are drawn matters. Too large, and the numbers explode on their way through
# the layers; too small, and nothing arrives at the end. All the same, and the units of a layer never become different.
# PyTorch's own choice for `nn.Linear` is uniform between $\pm 1 / \sqrt{\text{number of inputs}}$. To make another one you need
# two tools.
#
# **`net.apply(function)`** calls `function(module)` with every module in the network, the network itself and its containers
# included. Look at what comes by:

# %%
nn.Sequential(nn.Linear(2, 3), nn.Sequential(nn.ReLU(), nn.Linear(3, 1))).apply(
    lambda module: print(type(module).__name__)
)

# %% [markdown]
# So the function must look at what it was given, and leave most of it alone: `isinstance(module, nn.Linear)`.
#
# **`torch.nn.init`** has functions that fill a parameter in place, such as `nn.init.uniform_(tensor, a, b)`,
# `nn.init.constant_(tensor, value)`. The underscore at the end means "in place". They take care of one thing that you must
# think of if you write into a parameter yourself: autograd does not allow to change what it watches.

# %%
layer = nn.Linear(2, 2)
try:
    layer.weight *= 3
except RuntimeError as error:
    print("RuntimeError:", error)
with torch.no_grad():
    layer.weight *= 3
print("with torch.no_grad() it works, and so does layer.weight.data")

# %% [markdown]
# Three ways to draw the weights $w$ of a layer with $n$ inputs and $m$ outputs:
#
# | name | weights | why |
# |---|---|---|
# | normal | $w \sim N(0,\ 0.01^2)$, normal with standard deviation 0.01 | simple, and was usual for a long time |
# | Xavier (Glorot, Bengio, 2010) | uniform between $\pm a$, $a = \sqrt{6 / (n + m)}$ | values and gradients keep their size |
# | of our own | see below | to see that anything is possible |
#
# For `nn.Linear(300, 100)`, Xavier's $a$ is $\sqrt{6 / 400} \approx 0.122$.
#
# **Our own.** Half of all weights are 0. The other half is large:
#
# $$w \sim \begin{cases} U(5, 10) & \text{with probability } 1/4 \\ 0 & \text{with probability } 1/2 \\
# U(-10, -5) & \text{with probability } 1/4 \end{cases}$$
#
# A question that helps: of numbers that are uniform between −10 and 10, which share is larger than 5 in size?
#
# ## Exercise: start values, and shared layers
#
# **Write `init_normal(m)`, `xavier(m)` and `my_init(m)`**, each to be used as `net.apply(init_normal)`.
#
# - They change the weights of every `nn.Linear`, wherever it is in the network. All other modules stay as they are:
#   convolutions and batch norms have weights too.
# - `init_normal` also sets the biases of the `nn.Linear` to 0. What `xavier` and `my_init` do with biases is up to you.
# - A layer made with `bias=False` has no bias: there, `m.bias` is `None`.
# - Every weight is drawn on its own, anew in every call. What was a parameter that is trained is one afterwards.
#
# **Write `make_tied_net()`**, which returns a new network in which one layer works twice:
#
# `Linear(4, 8)` → ReLU → **shared** → ReLU → **shared** → ReLU → `Linear(8, 1)`
#
# - It is an `nn.Sequential` of seven modules, so `net[2]` and `net[4]` are the shared layer, a `Linear(8, 8)`.
# - Shared means: the weight of `net[2]` *is* the weight of `net[4]`, the same object, and so are the biases. The network has 6
#   parameters: those of three layers. What an optimizer does to one is done to both, and the gradient is the sum over both
#   uses.
# - Two weights with the same *numbers* are not shared. After one step of training they are different.
# - Each call makes a network with layers of its own, that shares nothing with other networks.


# %% solution="param_init"
def init_normal(m):
    """Draw the weights of a Linear from N(0, 0.01²), and set its biases to 0.

    m: any nn.Module, as net.apply gives it; only nn.Linear is changed
    """
    ### BEGIN SOLUTION
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, mean=0, std=0.01)
        if m.bias is not None:
            nn.init.zeros_(m.bias)
    ### END SOLUTION


# %% solution="param_init"
def xavier(m):
    """Draw the weights of a Linear uniformly from [-a, a], where a = sqrt(6 / (inputs + outputs)).

    m: any nn.Module, as net.apply gives it; only nn.Linear is changed
    """
    ### BEGIN SOLUTION
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight)
    ### END SOLUTION


# %% solution="param_init"
def my_init(m):
    """Draw the weights of a Linear: U(5, 10) or U(-10, -5), each with probability 1/4, or else 0.

    m: any nn.Module, as net.apply gives it; only nn.Linear is changed
    """
    ### BEGIN SOLUTION
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            nn.init.uniform_(m.weight, -10, 10)
            m.weight *= m.weight.abs() >= 5
    ### END SOLUTION


# %% solution="param_init"
def make_tied_net():
    """Make a network in which one layer is used twice.

    returns: an nn.Sequential of Linear(4, 8), ReLU, shared, ReLU, shared, ReLU, Linear(8, 1)
    """
    ### BEGIN SOLUTION
    shared = nn.Linear(8, 8)
    return nn.Sequential(
        nn.Linear(4, 8), nn.ReLU(),
        shared, nn.ReLU(),
        shared, nn.ReLU(),
        nn.Linear(8, 1),
    )  # fmt: skip
    ### END SOLUTION


# %% test="param_init"
net = nn.Sequential(nn.Linear(300, 100), nn.ReLU(), nn.Sequential(nn.Linear(100, 10, bias=False)))
weight = net[0].weight

net.apply(init_normal)
spread = weight.std().item()
assert 0.009 < spread < 0.011, f"the standard deviation is 0.01, but yours is {spread:.4f}"
assert (net[0].bias == 0).all(), "init_normal sets the biases to 0"

net.apply(xavier)
weight = net[0].weight
largest = weight.abs().max().item()
assert 0.115 < largest < 0.123, (
    f"with 300 inputs and 100 outputs, weights lie between ±0.1225; yours go up to {largest:.4f}"
)

net.apply(my_init)
sizes = net[0].weight.detach().abs()
assert ((sizes == 0) | (sizes >= 5) & (sizes <= 10)).all(), (
    "my_init gives 0, or numbers from 5 to 10 in size"
)
share = (sizes == 0).float().mean().item()
assert 0.45 < share < 0.55, f"half of the weights are 0, but {share:.0%} of yours are"

tied = make_tied_net()
assert tied[2].weight is tied[4].weight, "net[2] and net[4] do not have the same weight object"
count = len(list(tied.parameters()))
assert count == 6, f"three different layers have 6 parameters, but yours have {count}"
assert tied(torch.randn(5, 4)).shape == (5, 1), "5 examples of 4 numbers give 5 outputs of 1"

# %% [markdown]
# ## What it looks like
#
# The weights of one layer, drawn in four ways. Above each picture stands the standard deviation of what comes out when random
# numbers go through six such layers, one behind the other, without ReLU.

# %%
fig, axes = plt.subplots(1, 4, figsize=(12, 2.5))
for ax, init in zip(axes, (None, init_normal, xavier, my_init), strict=True):
    deep = nn.Sequential(*[nn.Linear(100, 100) for _ in range(6)])
    if init:
        deep.apply(init)
    with torch.no_grad():
        ax.hist(deep[0].weight.flatten(), bins=41)
        size = deep(torch.randn(1000, 100)).std().item()
    ax.set_title(f"{init.__name__ if init else 'PyTorch'}: output {size:.1g}")
    ax.set_xlabel("weight")
axes[0].set_ylabel("how many")
fig.tight_layout()
plt.show()

# %% [markdown]
# The inputs had a standard deviation of 1. Only Xavier's weights keep it near that. What matters most is the variance $v$ of
# the weights: a layer with $n$ inputs multiplies the variance of the signal by $n v$ (biases add a little), and six layers
# multiply it by $(n v)^6$.
#
# **Think about it.** Check the last sentence with the titles of the pictures: what is $n v$ for `init_normal`, and what for
# `my_init`? (The variance of `my_init` is about 29.) And why would it be a bad idea to set all weights to the same number,
# even if it were a good one?

# %% [markdown]
# ## Layers of your own
#
# `torch.nn` has more than a hundred layers, and sooner or later none of them is the one that you need. A layer is nothing
# secret: it is a module whose `forward` computes something. If it shall **learn**, it also needs parameters.
#
# Here is a small one. **Swish** is an activation function with one number $\beta$ that is learned with the rest of the net:
#
# $$\text{swish}(x) = x \cdot \sigma(\beta x), \qquad \sigma(z) = \frac{1}{1 + e^{-z}} .$$


# %%
class Swish(nn.Module):
    """The activation x · sigmoid(beta · x) with a beta that is learned."""

    def __init__(self):
        super().__init__()
        self.beta = nn.Parameter(torch.tensor(1.0))

    def forward(self, X):
        return X * torch.sigmoid(self.beta * X)


net = nn.Sequential(nn.Linear(3, 2), Swish())
for name, parameter in net.named_parameters():
    print(name, tuple(parameter.shape))

# %% [markdown]
# Three things happened in these few lines:
#
# - `super().__init__()` comes first. It makes the lists in which a module keeps what belongs to it.
# - `self.beta = nn.Parameter(…)`: a tensor that is a `Parameter` is **registered** when it is stored. So `net.parameters()`
#   finds it, an optimizer changes it, `net.to(device)` moves it, and it is saved with the net. A plain tensor with
#   `requires_grad=True` is not in that list: it gets a gradient, and nobody ever uses it.
# - `forward` computes with `self.beta` itself, so autograd can go back from the loss to it.
#
# One pass back shows the last point. For $x = 2$ and $\beta = 1$ the derivative by $\beta$ is
# $x^2\, \sigma(\beta x)\,(1 - \sigma(\beta x)) = 4 \cdot 0.8808 \cdot 0.1192 = 0.42$:

# %%
swish = Swish()
swish(torch.tensor(2.0)).backward()
print("gradient of beta:", swish.beta.grad)

# %% [markdown]
# ## Exercise: two layers
#
# **Write the layer `CenteredLayer()`.** It moves its input so that the mean becomes 0:
#
# $$\text{out} = X - \bar X, \qquad \bar X = \text{the mean of all elements of } X .$$
#
# - `X` is a tensor of floating numbers with any number of axes. The mean is *one* number, whatever the shape; it is not one
#   for each row or column.
# - The output has the shape and the type of `X`, and `X` itself stays as it is.
# - The layer has no parameters, and does the same in training and in evaluation.
# - Gradients flow through it, *through the mean too*: each element of $X$ has a share in $\bar X$. If $v$ is the
#   gradient that arrives from behind, then $v - \bar v$ goes on to $X$, where $\bar v$ is the mean of $v$.
#
# **Write the layer `MyLinear(in_units, units)`.** It is a fully connected layer with its activation built in:
#
# $$\text{out} = \text{ReLU}(X W + b) .$$
#
# - It has exactly two parameters: `weight` with the shape `(in_units, units)` and `bias` with the shape `(units,)`. (That is
#   the shape of the formula; `nn.Linear` keeps the transposed matrix.)
# - The weights start with random numbers, anew for every layer that is made. The bias may start with random numbers or 0.
# - `X` has any number of axes, and the last one has the length `in_units`; in the output it has the length `units`. So
#   `(in_units,)` gives `(units,)`, and `(2, 5, in_units)` gives `(2, 5, units)`.
# - It can be trained: the gradients reach `weight`, `bias` and `X`.
# - After `layer.double()`, which turns all parameters into float64, it works with inputs of float64.


# %% solution="custom_layers"
class CenteredLayer(nn.Module):
    """A layer without parameters that subtracts the mean of all elements."""

    def forward(self, X):
        """Return X minus its mean.

        X: a float tensor of any shape
        returns: a new tensor of the same shape and type
        """
        ### BEGIN SOLUTION
        return X - X.mean()
        ### END SOLUTION


# %% solution="custom_layers"
class MyLinear(nn.Module):
    """A fully connected layer with a ReLU."""

    def __init__(self, in_units, units):
        """Make the parameters weight, of shape (in_units, units), and bias, of shape (units,).

        in_units: numbers in one example
        units: numbers that come out for it
        """
        super().__init__()
        ### BEGIN SOLUTION
        self.weight = nn.Parameter(torch.randn(in_units, units) * in_units**-0.5)
        self.bias = nn.Parameter(torch.zeros(units))
        ### END SOLUTION

    def forward(self, X):
        """Return ReLU(X W + b).

        X: a float tensor of shape (..., in_units)
        returns: a tensor of shape (..., units)
        """
        ### BEGIN SOLUTION
        return torch.relu(X @ self.weight + self.bias)
        ### END SOLUTION


# %% test="custom_layers"
X = torch.tensor([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]])
out = CenteredLayer()(X)
assert out.shape == X.shape, f"the shape {tuple(X.shape)} stays, but yours is {tuple(out.shape)}"
assert abs(float(out.mean())) < 1e-5, f"the mean of the output is 0, not {float(out.mean()):g}"
assert abs(float(out[0, 0]) + 10) < 1e-5, (
    f"the mean of all six numbers is 11, so 1 becomes -10, not {float(out[0, 0]):g}"
)
x = torch.tensor([1.0, 2.0, 6.0], requires_grad=True)
CenteredLayer()(x)[0].backward()
wanted = torch.tensor([2 / 3, -1 / 3, -1 / 3])
assert x.grad is not None, "no gradient comes back to the input"
assert torch.allclose(x.grad, wanted), (
    f"the mean depends on every element: the gradient is {wanted.tolist()}, not {x.grad}"
)

layer = MyLinear(4, 3)
shapes = {name: tuple(parameter.shape) for name, parameter in layer.named_parameters()}
assert shapes == {"weight": (4, 3), "bias": (3,)}, (
    f"the parameters should be weight (4, 3) and bias (3,), but yours are {shapes}"
)
with torch.no_grad():
    layer.weight.copy_(torch.arange(12.0).reshape(4, 3) - 5)
    layer.bias.copy_(torch.tensor([1.0, 0.0, -1.0]))
row = torch.tensor([1.0, 0.0, 0.0, 1.0])
assert layer(row).tolist() == [0.0, 1.0, 2.0], (
    f"rows 0 and 3 of the weights, and the bias, add up to [0, 1, 2], but you get {layer(row)}"
)
assert layer(torch.rand(2, 5, 4)).shape == (2, 5, 3), "(2, 5, 4) should become (2, 5, 3)"
loss = layer(torch.ones(6, 4)).sum()
assert loss.requires_grad, "the output is cut off from the parameters: nothing can be learned"
loss.backward()
assert layer.weight.grad is not None, "no gradient reached weight"
assert layer.bias.grad is not None, "no gradient reached bias"

# %% [markdown]
# ## It learns
#
# Each `MyLinear(1, 30)` gives 30 straight lines with a kink; an `nn.Linear` behind it adds them up. Below such a net is
# trained on noisy points of a curve. If your layer can be trained, the line follows the points.

# %%
torch.manual_seed(0)
x = torch.linspace(-3, 3, 80)[:, None]
y = torch.sin(2 * x) + 0.3 * x + 0.15 * torch.randn_like(x)
net = nn.Sequential(MyLinear(1, 30), MyLinear(30, 30), nn.Linear(30, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
before = net(x).detach()
losses = []
for _step in range(400):
    loss = (net(x) - y).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    losses.append(loss.item())

fig, axes = plt.subplots(1, 2, figsize=(9, 3))
axes[0].plot(x, y, ".", color="gray", label="data")
axes[0].plot(x, before, "--", label="before training")
axes[0].plot(x, net(x).detach(), label="after training")
axes[0].set_xlabel("x")
axes[0].set_ylabel("y")
axes[0].legend()
axes[1].plot(losses)
axes[1].set_yscale("log")
axes[1].set_xlabel("step")
axes[1].set_ylabel("mean squared error")
plt.tight_layout()
plt.show()

# %% [markdown]
# **Think about it.** Code in some books writes `self.weight.data` in `forward`. `.data` gives the numbers of a tensor without
# its history. The outputs stay right to the last digit: so which tests would such a layer pass? Which line of the cell
# above would stop with an error, if all three layers were made like that? And why would there be *no* error as long as one
# ordinary layer is left in the net?

# %% [markdown]
# ## Saving and loading
#
# Training takes minutes, days or weeks; a crash takes a second. And who wants to *use* a net should not have to train it
# again. So what was learned goes into a file.
#
# What has to be in that file? A net is two things: **code** (which layers there are, and what `forward` does) and
# **numbers**. The code is in your notebook; the file needs the numbers only. A module gives them away by name, in its
# **state dict**. Here is the one of a small net, with batch normalization in the middle:

# %%
net = nn.Sequential(nn.Linear(2, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 1))
learned = [name for name, _ in net.named_parameters()]
for name, tensor in net.state_dict().items():
    kind = "parameter" if name in learned else "buffer"
    print(f"{name:22} {tuple(tensor.shape)!s:8} {str(tensor.dtype)[6:]:8} {kind}")

# %% [markdown]
# Layers 2 and 3, ReLU and dropout, have no numbers. There are two kinds of entries:
#
# - **Parameters** are what an optimizer changes.
# - **Buffers** are what a module has to remember without any gradient. In training, batch normalization subtracts the mean of
#   the *batch* and divides by its deviation, and it keeps a moving average of both in `running_mean` and `running_var`. In
#   evaluation it uses these averages.
#
# Both belong to what was learned. With the parameters alone, the net of the cell above would come back with a mean of 0
# and a variance of 1, the values of a new layer, and would give other outputs: with no error, and no warning.
#
# A second trap is the **mode**. A new module is in training mode, where dropout throws values away and batch normalization
# looks at the batch. Somebody who loads a net mostly wants to use it: that needs evaluation mode.
#
# ### Why not save the whole module?
#
# Python can write nearly any object to a file (with `pickle`, which is what `torch.save` uses). For a module this has two
# drawbacks. The file does not hold the code: it holds the *name* of the class, and where that class has been renamed or
# moved, the file is lost. And reading such a file **runs** whatever its author has put into it. A file from the internet could
# delete your own. Therefore `torch.load` reads only tensors, numbers, strings, and lists and dicts of these, unless it is told
# otherwise: that is its argument `weights_only=True`, the default since PyTorch 2.6.
#
# ## Exercise: tensors and nets in files
#
# **Write `save_tensors(obj, path)` and `load_tensors(path)`.**
#
# - `obj` is one tensor, a list of tensors, or a dict whose keys are strings and whose values are tensors. They may have any
#   shape, and the types float16, float32, float64, int64, uint8 or bool.
# - What is loaded has the same structure (a list comes back as a list), and each tensor has the same values, shape and type.
# - Saving changes nothing in `obj`. A file that is there already is replaced.
# - Everything is in *one* file, and its name is exactly `path`, a string or a `pathlib.Path`, whatever it ends with. It may
#   be moved, renamed and read by another program. So what is loaded is new memory: changing a tensor later, the saved or
#   the loaded one, changes no other.
#
# **Write `save_model(net, path)` and `load_model(make_net, path)`.**
#
# - `net` is any module. Its parameters *and* buffers go into the file: its state dict, either alone, or as one entry
#   of a dict that you may fill with other things. `net` itself stays as it is, its mode too.
# - The file can be read by `torch.load(path, weights_only=True)`. So it is not the module that is saved.
# - `make_net()` is a function without arguments that builds the same architecture, with new random values.
# - `load_model` returns a **new net** with the saved values, **in evaluation mode**.
# - If the architecture does not fit the file (a layer too many or too few, another size), `load_model` raises an error. Any
#   error will do, but there must be one: a net that has learned half of what it should is worse than none.
#
# **Good to know:** a tensor remembers its device, in the file too. A file with tensors of a GPU can be read on a machine
# without one if `torch.load` is told where they shall go: it has the argument `map_location`.
#
# Look up [torch.save](https://docs.pytorch.org/docs/stable/generated/torch.save.html),
# [torch.load](https://docs.pytorch.org/docs/stable/generated/torch.load.html), and the methods `state_dict` and
# `load_state_dict` of [nn.Module](https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html). Mind what each of
# them returns.


# %% solution="save_load"
def save_tensors(obj, path):
    """Write tensors to a file.

    obj: a tensor, a list of tensors, or a dict of strings and tensors
    path: the name of the file, a string or a Path
    """
    ### BEGIN SOLUTION
    torch.save(obj, path)
    ### END SOLUTION


def load_tensors(path):
    """Return what save_tensors has written: the same structure, values, shapes and types.

    path: the name of the file, a string or a Path
    returns: a tensor, a list of tensors, or a dict of strings and tensors
    """
    ### BEGIN SOLUTION
    return torch.load(path, map_location="cpu", weights_only=True)
    ### END SOLUTION


# %% solution="save_load"
def save_model(net, path):
    """Write the parameters and buffers of a net to a file.

    net: an nn.Module; it stays as it is
    path: the name of the file, a string or a Path
    """
    ### BEGIN SOLUTION
    torch.save(net.state_dict(), path)
    ### END SOLUTION


def load_model(make_net, path):
    """Return a new net with the saved parameters and buffers, in evaluation mode.

    make_net: a function without arguments that returns a new nn.Module
    path: the name of a file that save_model has written
    returns: an nn.Module; an error is raised if the file does not fit to it
    """
    ### BEGIN SOLUTION
    net = make_net()
    net.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return net.eval()
    ### END SOLUTION


# %% test="save_load"
path = folder / "some.tensors"
pair = [torch.arange(6.0).reshape(2, 3), torch.tensor([True, False])]
save_tensors(pair, path)
assert path.is_file(), f"there should be a file with the name {path.name}"
loaded = load_tensors(path)
assert isinstance(loaded, list), f"a list was saved, but a {type(loaded).__name__} came back"
for saved, found in zip(pair, loaded, strict=True):
    assert saved.dtype == found.dtype, f"{saved.dtype} was saved, {found.dtype} came back"
    assert torch.equal(saved, found), f"{saved} was saved, {found} came back"
save_tensors({"x": torch.ones(4), "y": torch.zeros(4, dtype=torch.int64)}, str(path))
named = load_tensors(str(path))
assert isinstance(named, dict), f"a dict was saved, but a {type(named).__name__} came back"
assert sorted(named) == ["x", "y"], f"the keys were x and y, not {sorted(named)}"


def small_net():
    """Return a new net with batch normalization and dropout."""
    return nn.Sequential(nn.Linear(2, 8), nn.BatchNorm1d(8), nn.Dropout(0.5), nn.Linear(8, 1))


net = small_net()
for _ in range(5):
    net(torch.rand(20, 2) * 3)  # in training mode, so running_mean and running_var move
path = folder / "small_net"
save_model(net, path)
assert net.training, "save_model should leave the net in its mode, which was training"
torch.load(path, weights_only=True)  # raises an error if more than numbers is in the file
again = load_model(small_net, path)
assert isinstance(again, nn.Module), f"load_model returns a net, not {type(again).__name__}"
assert again is not net, "load_model returns a new net"
assert not again.training, "the loaded net should be in evaluation mode"
for name, tensor in net.state_dict().items():
    assert torch.equal(again.state_dict()[name], tensor), f"{name} was not restored"
x = torch.rand(3, 2)
assert torch.equal(net.eval()(x), again(x)), "the loaded net should give the same outputs"
try:
    load_model(lambda: nn.Sequential(nn.Linear(2, 8)), path)
except Exception as error:
    print("Good, this does not fit:", type(error).__name__)
else:
    raise AssertionError("loading into a net that lacks layers should raise an error")

# %% [markdown]
# ## A net that comes back
#
# A net with batch normalization and dropout is trained on a curve and saved. Then it comes back from the file, and we look at
# it in evaluation mode, and once more in training mode, where it is not the same function any more.


# %%
def curve_net():
    """Return a new net from one number to one number."""
    return nn.Sequential(
        nn.Linear(1, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Dropout(0.1), nn.Linear(64, 1)
    )


torch.manual_seed(1)
x = torch.linspace(-2, 2, 120)[:, None]
y = torch.cos(3 * x) + 0.1 * torch.randn_like(x)
net = curve_net()
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
for _step in range(300):
    loss = (net(x) - y).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
save_model(net, folder / "curve_net")
print("size of the file:", (folder / "curve_net").stat().st_size, "bytes")

again = load_model(curve_net, folder / "curve_net")
with torch.no_grad():
    curves = {"saved net": net.eval()(x), "loaded net": again(x)}
    curves["loaded net, in training mode"] = again.train()(x)
fig, ax = plt.subplots(figsize=(7, 3.2))
ax.plot(x, y, ".", color="lightgray", label="data")
for (name, curve), style in zip(curves.items(), ("-", "--", ":"), strict=True):
    ax.plot(x, curve, style, label=name)
ax.set_xlabel("x")
ax.set_ylabel("y")
ax.legend(fontsize="small")
plt.show()

# %% [markdown]
# **Think about it.** You want to stop a training today and go on with it tomorrow, exactly as if nothing had happened. The
# optimizer was Adam, which keeps moving averages of each gradient. Is the file above enough? What else would have to be
# saved, and where would you put it?

# %% [markdown]
# ## Layers that wait for their input
#
# To write `nn.Linear(784, 256)` one has to know that 784 numbers come in. For the first layer that is the size of an image, for
# the others it is what the layer before gives. Change one, and the next must be changed as well. Behind convolutions,
# which come later in the course, it takes a calculation to know the number; a wrong one is a popular error.
#
# A **lazy** layer leaves it open. `nn.LazyLinear(256)` has only the number that comes out; it learns how much comes in from the
# first batch that goes through it. See what its weights are until then:

# %%
lazy = nn.LazyLinear(3)
print(lazy)
print("is its weight known?", not nn.parameter.is_lazy(lazy.weight))
try:
    print(lazy.weight.shape)
except RuntimeError as error:
    print(f"RuntimeError: {str(error)[:56]} …")
print("and with size():", lazy.weight.size())

# %% [markdown]
# The weight is an `nn.parameter.UninitializedParameter`: a parameter that is there, has a name, and has no numbers yet. Its
# `shape` raises an error, and so does most of what one may do with it. `size()` is worse: it gives an answer, and that
# answer is the size of an *empty* tensor, which the weight will never be.
#
# The first batch changes the parameter **in place**: afterwards the same Python object is an ordinary `nn.Parameter` with
# random numbers, and the layer is an ordinary `nn.Linear`. It stays so: the next batch must have the same width.
#
# It follows that some things have to wait for the first batch, for instance your own initialization of the weights, or
# counting the parameters. So a lazy net is first run once on an example, a so-called dry run.
#
# ## Exercise: before and after the first batch
#
# **Write `make_lazy_net(hiddens, num_out)`**, which returns a new net that does not know its input:
#
# - First it flattens each example: inputs have the shape $(n, \ldots)$.
# - `hiddens` is a list with the sizes of the hidden layers, of any length, and may be empty. Each hidden layer is an
#   `nn.LazyLinear`, followed by a ReLU.
# - The last layer is an `nn.LazyLinear` with `num_out` outputs, and nothing behind it.
# - All layers have a bias. In a new net **no** parameter has a shape yet. Each call makes a net of its own.
#
# **Write `param_shapes(net)`**, which returns a dict with an entry for every parameter of any net, lazy or not:
#
# - The keys are the names in `net.named_parameters()`, such as `'1.weight'`.
# - The values are the shapes as tuples such as `(256, 784)`, or **`None`** where the shape is not known yet.
#
# **Write `shapes_before_after(net, X)`**, which runs `net` on `X` and returns a pair of such dicts, `(before, after)`:
#
# - `before` has the shapes as they were before this run, `after` has those behind it. If `net` was run before, both are equal.
# - It is `net` itself that is run, so afterwards its shapes are known.


# %% solution="lazy"
def make_lazy_net(hiddens, num_out):
    """Return a new net whose layers get the sizes of their inputs from the first batch.

    hiddens: a list with the sizes of the hidden layers
    num_out: the number of outputs
    returns: an nn.Module for inputs of shape (n, ...)
    """
    ### BEGIN SOLUTION
    layers = [nn.Flatten()]
    for hidden in hiddens:
        layers += [nn.LazyLinear(hidden), nn.ReLU()]
    return nn.Sequential(*layers, nn.LazyLinear(num_out))
    ### END SOLUTION


def param_shapes(net):
    """Return the shapes of all parameters by name.

    net: any nn.Module
    returns: a dict of names and tuples, with None where the shape is not known yet
    """
    ### BEGIN SOLUTION
    return {
        name: None if nn.parameter.is_lazy(parameter) else tuple(parameter.shape)
        for name, parameter in net.named_parameters()
    }
    ### END SOLUTION


def shapes_before_after(net, X):
    """Run the net on X, and return its shapes before and after that.

    net: any nn.Module
    X: an input for it
    returns: (before, after), two dicts as param_shapes returns them
    """
    ### BEGIN SOLUTION
    before = param_shapes(net)
    net(X)
    return before, param_shapes(net)
    ### END SOLUTION


# %% test="lazy"
net = make_lazy_net([8, 5], 3)
assert all(nn.parameter.is_lazy(parameter) for parameter in net.parameters()), (
    "in a new net no parameter should have a shape"
)
known = param_shapes(nn.Linear(4, 2))
assert known == {"weight": (2, 4), "bias": (2,)}, (
    f"nn.Linear(4, 2) has a weight (2, 4) and a bias (2,), but you found {known}"
)
unknown = param_shapes(nn.LazyLinear(2))
assert unknown == {"weight": None, "bias": None}, (
    f"nothing is known of nn.LazyLinear(2), so both are None, but you found {unknown}"
)
before, after = shapes_before_after(net, torch.rand(10, 3, 4))
assert list(before.values()) == [None] * 6, f"before the run all is unknown, not {before}"
shapes = list(after.values())
assert shapes == [(8, 12), (8,), (5, 8), (5,), (3, 5), (3,)], (
    f"3 · 4 = 12 numbers come in, then 8 and 5, and 3 go out, but the shapes are {shapes}"
)
assert net(torch.rand(10, 3, 4)).shape == (10, 3), "10 examples get 3 outputs each"
other = make_lazy_net([8, 5], 3)
assert other(torch.rand(2, 7)).shape == (2, 3), "another net may have other inputs"

# %% [markdown]
# The same two calls give nets of quite different size, depending on what they see first:

# %%
for size in (8, 28, 64):
    net = make_lazy_net([256, 64], 10)
    _, after = shapes_before_after(net, torch.rand(2, 1, size, size))
    count = sum(torch.Size(shape).numel() for shape in after.values())
    first = next(iter(after.values()))
    print(f"images of {size} × {size}: first weight {first}, {count:,} numbers in all")

# %% [markdown]
# **Think about it.** Somebody writes `before = list(net.parameters())`, runs the net, and then prints the shapes in
# `before`. What will be seen, and why? And what should happen when the state dict of a net that has been run is loaded
# into a lazy net that has not: is there enough in the file to know all shapes? Try it with your `load_model`.
