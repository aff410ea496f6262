# %% [markdown]
# # 9. Regularization
#
# A network with enough weights can learn its training examples by heart, noise included, and then does badly on new ones.
# That is **overfitting**. Regularization is everything that we do to make a network good on examples that it has not seen.
#
# This notebook is about **dropout** (Srivastava and others, 2014): during training, each hidden value is thrown away with
# some probability $p$. No unit can then rely on one particular other unit, and the network learns many weak clues instead
# of one strong one.

# %% readonly="imports"
import matplotlib.pyplot as plt
import torch
from torch import nn

# %% [markdown]
# ## The idea, and one line of algebra
#
# Dropout with probability $p$ replaces each value $h$ by a random one:
#
# $$h' = \begin{cases} 0 & \text{with probability } p \\ \dfrac{h}{1-p} & \text{otherwise} \end{cases}$$
#
# Why divide by $1-p$? So that nothing changes on average:
#
# $$E[h'] = p \cdot 0 + (1-p) \cdot \frac{h}{1-p} = h .$$
#
# The next layer therefore sees inputs of the usual size during training, and when the network is used, dropout can simply
# be left out. Look at one value $h = 1$ with $p = 0.2$, drawn ten times:

# %%
p = 0.2
survives = torch.rand(10) >= p
print("survives:", survives.int().tolist())
print("h'      :", (survives / (1 - p)).tolist())

# %% [markdown]
# About 8 of 10 survive, and each survivor has grown to $1 / 0.8 = 1.25$. Run the cell again: the choice is a new one.
#
# ## Exercise: dropout from scratch
#
# **Write `dropout_layer(X, p)`.** Each element becomes 0 with probability `p`, and otherwise `x / (1 - p)`.
#
# - Every element is decided on its own, and anew in every call.
# - `p = 0` changes no value; `p = 1` gives zeros everywhere (mind the division); a `p` outside of [0, 1] raises an error.
# - `X` itself stays as it is, and the result has its shape and its type.
# - The function always drops; *when* to call it is the network's business.
#
# **Write the network `Net`** that uses it: flatten → `Linear` → ReLU → dropout with `p1` → `Linear` → ReLU → dropout with
# `p2` → `Linear`. Use exactly three `nn.Linear`, made in this order. Dropout happens in training mode only: `net.train()`
# and `net.eval()` switch `self.training`, which every module has.


# %% solution="dropout"
def dropout_layer(X, p):
    """Return X with each element dropped with probability p and the survivors divided by 1 - p.

    X: a float tensor of any shape
    p: a number from 0 to 1; anything else raises a ValueError
    returns: a new tensor of the same shape and type
    """
    ### BEGIN SOLUTION
    if not 0 <= p <= 1:
        raise ValueError(f"p must lie between 0 and 1, not {p}")
    if p == 1:
        return torch.zeros_like(X)
    survives = torch.rand_like(X) >= p
    return survives * X / (1 - p)
    ### END SOLUTION


# %% solution="dropout"
class Net(nn.Module):
    """A network with two hidden layers and dropout behind each of them."""

    def __init__(self, num_in, num_out, h1, h2, p1=0.2, p2=0.5):
        """Make the layers.

        num_in: numbers in one example, once it is flattened
        num_out: scores for one example
        h1, h2: sizes of the hidden layers
        p1, p2: dropout probabilities behind them
        """
        super().__init__()
        ### BEGIN SOLUTION
        self.p1, self.p2 = p1, p2
        self.hidden1 = nn.Linear(num_in, h1)
        self.hidden2 = nn.Linear(h1, h2)
        self.out = nn.Linear(h2, num_out)
        ### END SOLUTION

    def forward(self, X):
        """Return the scores of a batch.

        X: a tensor of shape (n, ...) with num_in numbers in each of the n examples
        returns: a tensor of shape (n, num_out)
        """
        ### BEGIN SOLUTION
        H = self.hidden1(X.flatten(1)).relu()
        if self.training:
            H = dropout_layer(H, self.p1)
        H = self.hidden2(H).relu()
        if self.training:
            H = dropout_layer(H, self.p2)
        return self.out(H)
        ### END SOLUTION


# %% test="dropout"
X = torch.arange(1.0, 17.0).reshape(2, 8)
zeros = torch.zeros_like(X)
assert torch.equal(dropout_layer(X, 0.0), X), "with p = 0 nothing is dropped or rescaled"
assert torch.equal(dropout_layer(X, 1.0), zeros), "with p = 1 all is dropped: 0, and no nan"

ones = torch.ones(1000)
kept = dropout_layer(ones, 0.2)
values = sorted(round(value, 4) for value in kept.unique().tolist())
assert values == [0.0, 1.25], (
    f"ones become 0 or 1 / (1 - 0.2) = 1.25, but dropout_layer(ones, 0.2) holds {values}"
)

net = Net(num_in=12, num_out=3, h1=32, h2=16)
images = torch.rand(5, 3, 4)
shape = tuple(net(images).shape)
assert shape == (5, 3), f"5 examples with 3 scores each make the shape (5, 3), not {shape}"
net.eval()
assert torch.equal(net(images), net(images)), (
    "after net.eval() the same input gives the same output: nothing is dropped"
)

# %% [markdown]
# ## What it looks like
#
# Below, 10 000 hidden values of 1 go through dropout with several $p$. The more are dropped, the larger the survivors; the
# mean stays at 1, which is the dashed line.

# %%
probabilities = [0.0, 0.2, 0.5, 0.8]
outputs = [dropout_layer(torch.ones(10_000), p) for p in probabilities]
fig, ax = plt.subplots(figsize=(6, 3))
labels = [str(p) for p in probabilities]
ax.bar(labels, [float(out.max()) for out in outputs], label="size of a survivor")
ax.plot(labels, [float(out.mean()) for out in outputs], "k--o", label="mean of all")
ax.set_xlabel("dropout probability p")
ax.set_ylabel("value after dropout")
ax.legend()
plt.show()

# %% [markdown]
# **Think about it.** Suppose somebody forgets `net.eval()` before measuring the accuracy on the test set. Will the measured
# accuracy be too high or too low, and will it be the same when it is measured again? And what would happen if dropout were
# put behind the *last* layer as well?
