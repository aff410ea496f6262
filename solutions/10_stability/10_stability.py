# %% [markdown]
# # 10. Numerical stability and initialisation
#
# A deep network is one function inside of another, and its gradient is a long product: one factor for each layer. Long
# products are dangerous. Twenty factors of 0.25 make $10^{-12}$, and twenty factors of 4 make $10^{12}$. In the first case
# the gradient **vanishes** and the first layers learn nothing; in the second it **explodes** and one step of training
# ruins the network.
#
# Where training *begins* decides which of these happens. After this notebook you can
#
# - show that gradients vanish behind many sigmoids, and say why,
# - show that products of matrices explode, and keep gradients from doing damage by clipping them,
# - explain why all weights must not start with the same number,
# - choose random weights with which numbers and gradients keep their size through many layers.

# %% readonly="imports"
import matplotlib.pyplot as plt
import torch
from torch import nn

# %% [markdown]
# ## Vanishing gradients
#
# The sigmoid was the first activation that people used, because it looks like a neuron that fires or does not:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}, \qquad \sigma'(x) = \frac{e^{-x}}{(1 + e^{-x})^2} = \sigma(x)\,(1 - \sigma(x))$$
#
# Its slope is largest at $x = 0$, and there it is only 1/4. On both sides it soon is almost 0.
#
# The two forms of $\sigma'$ are the same on paper. In a computer they are not. Numbers of the type `float32` end at about
# $3.4 \cdot 10^{38}$. Anything larger becomes `inf`, and `inf / inf` is `nan`, "not a number". So look at what $e^{-x}$
# becomes on the far left:

# %%
far_left = torch.tensor([-10.0, -60.0, -100.0])
power = torch.exp(-far_left)
print("exp(-x)             :", power.tolist())
print("exp(-x) / exp(-x)   :", (power / power).tolist())
print("torch.sigmoid(x)    :", torch.sigmoid(far_left).tolist())

# %% [markdown]
# `torch.sigmoid` takes care of this, and so should you: a slope of almost 0 must come out as 0, not as `nan`.
#
# **A chain of sigmoids.** Take a network with one unit in each layer, and no biases. It starts with $h_0 = x$ and goes on
# with
#
# $$z_l = w_l \, h_{l-1}, \qquad h_l = \sigma(z_l).$$
#
# The chain rule gives one factor for each layer: $\dfrac{d h_l}{d h_{l-1}} = \sigma'(z_l) \, w_l$. So the slope of $h_l$
# at the input is a product of $l$ factors,
#
# $$\frac{d h_l}{d x} = \prod_{k=1}^{l} \sigma'(z_k) \, w_k .$$
#
# With $x = 0$ and all $w_l = 1$, the first factor is $\sigma'(0) = 0.25$ and $h_1 = 0.5$. The second factor is
# $\sigma'(0.5) = 0.235$, so $d h_2 / d x = 0.25 \cdot 0.235 = 0.0588$.
#
# ## Exercise: gradients that vanish
#
# **Write `sigmoid_slope(x)`**: $\sigma'(x)$ for each element of a tensor. For elements that are far from 0, such as
# $\pm 1000$, it is 0.
#
# **Write `chain_slopes(x, weights)`**: the slopes $d h_1/dx,\; d h_2/dx,\; …,\; d h_L/dx$ of the chain above, in this
# order. There are as many as there are weights. Use autograd or the formula, as you like.
#
# **Write `gradient_norms(net, X)`**, which asks the same question about a real network. `net` is an `nn.Sequential`, in
# which `nn.Linear` layers and activations follow each other in any order.
#
# - Take the *sum* of all numbers in `net(X)` and find its gradient with respect to the weight matrix of each `nn.Linear`.
# - Return the norm of each of these gradients, the layer next to the input first. The norm of a matrix is the square
#   root of the sum of all its squared elements. Biases do not count.
# - Who calls it twice gets the same twice, also when the weights hold an old gradient.


# %% solution="vanishing"
def sigmoid_slope(x):
    """Return the slope of the sigmoid at each element of x.

    x: a float tensor of any shape
    returns: a tensor of the same shape and type, without nan
    """
    ### BEGIN SOLUTION
    s = torch.sigmoid(x)
    return s * (1 - s)
    ### END SOLUTION


# %% solution="vanishing"
def chain_slopes(x, weights):
    """Return the slopes of h_1, …, h_L at x, where h_l = sigmoid(w_l * h_(l-1)) and h_0 = x.

    x: a float tensor without axes
    weights: a float tensor of shape (L,)
    returns: L numbers, as a tensor of shape (L,) or as a list
    """
    ### BEGIN SOLUTION
    h, slope, slopes = x, 1.0, []
    for w in weights:
        z = w * h
        slope = slope * sigmoid_slope(z) * w
        slopes.append(slope)
        h = torch.sigmoid(z)
    return torch.stack(slopes)
    ### END SOLUTION


# %% solution="vanishing"
def gradient_norms(net, X):
    """Return the norm of the gradient of net(X).sum() for the weights of each linear layer.

    net: an nn.Sequential of nn.Linear layers and activations
    X: a float tensor of shape (n, number of inputs)
    returns: one number for each nn.Linear, from input to output, as a list or as a tensor
    """
    ### BEGIN SOLUTION
    weights = [layer.weight for layer in net if isinstance(layer, nn.Linear)]
    gradients = torch.autograd.grad(net(X).sum(), weights)
    return [gradient.norm().item() for gradient in gradients]
    ### END SOLUTION


# %% test="vanishing"
got = sigmoid_slope(torch.tensor([-2.0, 0.0, 2.0])).tolist()
assert abs(got[1] - 0.25) < 1e-6, f"the slope at 0 is 0.25, not {got[1]}"
assert abs(got[0] - 0.105) < 1e-3, f"the slope at -2 is 0.105, and the same at 2, but you have {got}"
got = sigmoid_slope(torch.tensor([-1000.0, 1000.0])).tolist()
assert got == [0.0, 0.0], f"far away from 0 the slope is 0, but sigmoid_slope([-1000, 1000]) is {got}"

got = [float(slope) for slope in chain_slopes(torch.tensor(0.0), torch.ones(3))]
assert len(got) == 3, f"three weights make three slopes, not {len(got)}"
assert abs(got[0] - 0.25) < 1e-6, f"the first slope is 0.25, not {got[0]}"
assert abs(got[1] - 0.0588) < 1e-4, f"the second slope is 0.25 · 0.235 = 0.0588, not {got[1]}"
got = [float(slope) for slope in chain_slopes(torch.tensor(0.0), torch.tensor([2.0, 1.0]))]
assert abs(got[0] - 0.5) < 1e-6, f"with w = 2 the first slope is 0.25 · 2 = 0.5, not {got[0]}"

small = nn.Sequential(nn.Linear(3, 2), nn.Sigmoid(), nn.Linear(2, 1))
inputs = torch.tensor([[1.0, 2.0, 3.0]])
norms = [float(norm) for norm in gradient_norms(small, inputs)]
assert len(norms) == 2, f"there are two linear layers, so two norms, not {len(norms)}"
hidden = torch.sigmoid(small[0](inputs)).norm().item()
assert abs(norms[1] - hidden) < 1e-5, (
    f"the gradient of the last weights is what comes out of the sigmoid: its norm is {hidden:.4f}, not {norms[1]:.4f}"
)
again = [float(norm) for norm in gradient_norms(small, inputs)]
assert again == norms, f"a second call gives {again}, the first gave {norms}: did gradients add up?"

# %% [markdown]
# ## What it looks like
#
# On the left the sigmoid and its slope. In the middle the slopes of the chain, on a logarithmic axis, where a straight
# line is a constant factor. With $w = 1$ each layer costs a factor of about 4. Larger weights do not help much: they make
# $z$ larger, and there the slope of the sigmoid is smaller. On the right are networks with 20 hidden layers of 32 units.

# %%
fig, axes = plt.subplots(1, 3, figsize=(13, 3.5))
x = torch.linspace(-8, 8, 200)
axes[0].plot(x, torch.sigmoid(x), label="sigmoid")
axes[0].plot(x, sigmoid_slope(x), label="slope")
axes[0].set_xlabel("x")
axes[0].legend()

for w in (1.0, 3.0, 10.0):
    slopes = [float(slope) for slope in chain_slopes(torch.tensor(0.0), torch.full((20,), w))]
    axes[1].semilogy(range(1, 21), slopes, ".-", label=f"w = {w:g}")
axes[1].set_xlabel("layer")
axes[1].set_title("slope of the chain at x = 0")
axes[1].legend()

for activation in (nn.Sigmoid, nn.Tanh, nn.ReLU):
    torch.manual_seed(1)
    layers = [nn.Linear(32, 32) if even else activation() for _ in range(20) for even in (1, 0)]
    deep = nn.Sequential(*layers, nn.Linear(32, 1))
    for layer in deep:
        if isinstance(layer, nn.Linear):
            nn.init.normal_(layer.weight, std=(2 / 32) ** 0.5)
    norms = [float(norm) for norm in gradient_norms(deep, torch.randn(64, 32))]
    axes[2].semilogy(range(1, len(norms) + 1), norms, ".-", label=activation.__name__)
axes[2].set_xlabel("linear layer, 1 is next to the input")
axes[2].set_title("norm of the gradient")
axes[2].legend()
plt.show()

# %% [markdown]
# **Think about it.** The gradient of the first layer of the sigmoid network is more than a billion times smaller than that of
# the last one. Could a larger learning rate repair this? What would it do to the last layer? And why does ReLU, whose
# slope is 0 for half of all numbers, not have this problem?

# %% [markdown]
# ## Exploding gradients
#
# In layers with many units the factors are matrices. A network of $k$ linear layers without activations computes
# $M_k \cdots M_2 M_1 x$: the matrix of the *first* layer stands on the right, next to $x$, and each further layer is
# multiplied from the *left*. The order matters:

# %%
turn = torch.tensor([[0.0, 1.0], [2.0, 0.0]])
stretch = torch.tensor([[1.0, 0.0], [0.0, 3.0]])
print("stretch after turn:", (stretch @ turn).tolist(), "  norm", (stretch @ turn).norm().item())
print("turn after stretch:", (turn @ stretch).tolist(), "  norm", (turn @ stretch).norm().item())

# %% [markdown]
# How large does such a product become? Let all elements of $M$ ($n \times n$) be random, independent, with mean 0 and
# standard deviation $s$. An element of $M x$ is a sum of $n$ products, and its expected square is $s^2 \lVert x \rVert^2$.
# There are $n$ such elements, so
#
# $$E\,\lVert M x \rVert^2 = n\, s^2\, \lVert x \rVert^2 .$$
#
# Each layer multiplies the squared length by $n s^2$ on average, and the length by about $s \sqrt{n}$. For $n = 64$ and
# $s = 1/4$ the factor is 2; 100 layers make $2^{100} \approx 10^{30}$.
#
# ### Clipping
#
# A gradient that is too long does damage in a single step. The usual remedy is to shorten it. Take the numbers of *all*
# gradients of a network together as one long vector $g$. Where its norm is greater than a threshold $\theta$ ("theta"),
# it is scaled down to the length $\theta$:
#
# $$g \leftarrow \min\left(1, \frac{\theta}{\lVert g \rVert}\right) g$$
#
# All numbers are multiplied by the *same* factor. So the direction of the step stays what it was, and only its length
# changes. If two parameters have the gradients $(3, 0)$ and $(4)$, the norm of all together is $\sqrt{9 + 16} = 5$. With
# $\theta = 1$ they become $(0.6, 0)$ and $(0.8)$.
#
# ## Exercise: products that explode, gradients that are clipped
#
# **Write `product_norms(matrices)`**: for a tensor of $k$ square matrices, the norms of the products
# $M_1,\; M_2 M_1,\; …,\; M_k \cdots M_2 M_1$. The norm of a matrix is the square root of the sum of all its squared
# elements. The matrices themselves stay as they are.
#
# **Write `clip_gradients(params, theta)`**, which clips the gradients of all parameters.
#
# - `params` may be a list, or what `net.parameters()` returns. The latter is a generator, which can be gone through *once*.
# - A parameter whose `.grad` is `None` is skipped. (It took no part in the computation.)
# - The gradients are changed *in place*: whoever holds the tensor that was in `.grad` sees the clipped numbers in it. The
#   parameters themselves do not change.
# - Where the norm is not greater than `theta`, all gradients stay as they are. That includes gradients that are all 0.
# - It returns the norm of all gradients together, as it was *before* clipping.


# %% solution="exploding"
def product_norms(matrices):
    """Return the norms of M_1, M_2 @ M_1, M_3 @ M_2 @ M_1 and so on.

    matrices: a float tensor of shape (k, n, n), M_1 first
    returns: k numbers, as a tensor of shape (k,) or as a list
    """
    ### BEGIN SOLUTION
    product, norms = torch.eye(matrices.shape[1], dtype=matrices.dtype), []
    for matrix in matrices:
        product = matrix @ product
        norms.append(product.norm())
    return torch.stack(norms)
    ### END SOLUTION


# %% solution="exploding"
def clip_gradients(params, theta):
    """Scale the gradients of all parameters in place, so that their common norm is at most theta.

    params: the parameters, as a list or as a generator; .grad of some may be None
    theta: a float greater than 0
    returns: the norm before clipping, a float or a tensor with one number
    """
    ### BEGIN SOLUTION
    gradients = [p.grad for p in params if p.grad is not None]
    norm = sum((gradient**2).sum().item() for gradient in gradients) ** 0.5
    if norm > theta:
        for gradient in gradients:
            gradient *= theta / norm
    return norm
    ### END SOLUTION


# %% test="exploding"
got = [round(float(norm), 4) for norm in product_norms(torch.stack([turn, stretch]))]
assert len(got) == 2, f"two matrices make two norms, not {len(got)}"
assert got[0] == 2.2361, f"the first product is the first matrix alone, with the norm 2.2361, not {got[0]}"
assert got[1] != 3.6056, "each further matrix is multiplied from the left"
assert got[1] == 6.0828, f"the norm of stretch @ turn is 6.0828, not {got[1]}"

first, second, unused = (nn.Parameter(torch.zeros(size)) for size in (2, 1, 3))
first.grad, second.grad = torch.tensor([3.0, 0.0]), torch.tensor([4.0])
held = first.grad
norm = float(clip_gradients([first, second, unused], 10.0))
assert norm == 5.0, f"the norm of all gradients together is √(9 + 16) = 5, not {norm}"
assert held.tolist() == [3.0, 0.0], f"5 is not greater than 10, so nothing changes, but first.grad is {held}"
norm = float(clip_gradients(iter([first, second, unused]), 1.0))
assert norm == 5.0, f"the norm before clipping is returned, 5, not {norm}; was the generator used up before?"
assert abs(second.grad.item() - 0.8) < 1e-4, f"(4) becomes (0.8), not {second.grad.tolist()}"
assert abs(first.grad[0].item() - 0.6) < 1e-4, f"(3, 0) becomes (0.6, 0), not {first.grad.tolist()}"
assert abs(held[0].item() - 0.6) < 1e-4, (
    "the tensor that was in first.grad still holds (3, 0): change the gradients in place"
)

# %% [markdown]
# ## What it looks like
#
# On the left: products of 100 random $64 \times 64$ matrices with three standard deviations.
#
# On the right: training on a cliff. A network of 20 layers with one unit, all with the same weight $w$, computes $w^{20}$
# from the input 1. It shall become 1, so the loss is $(w^{20} - 1)^2$. It is almost flat for $w < 0.9$, and at $w = 1.41$
# its slope is already 26 million. With the learning rate 0.002, one step from there ends at $w = -53\,000$, and the slope
# there is beyond $10^{185}$. With clipping and $\theta = 10$, no step is longer than $0.002 \cdot 10 = 0.02$, and the
# walk gets down into the valley.

# %%
fig, axes = plt.subplots(1, 2, figsize=(11, 3.5))
torch.manual_seed(1)
normal = torch.randn(100, 64, 64, dtype=torch.float64)
for s in (1 / 4, 1 / 8, 1 / 16):
    norms = [float(norm) for norm in product_norms(s * normal)]
    axes[0].semilogy(range(1, 101), norms, label=f"s = 1/{1 / s:.0f}")
axes[0].set_xlabel("matrices in the product")
axes[0].set_ylabel("norm")
axes[0].legend()

w = nn.Parameter(torch.tensor([1.41], dtype=torch.float64))
walk = [w.item()]
for _ in range(30):
    w.grad = 40 * (w.detach() ** 20 - 1) * w.detach() ** 19
    clip_gradients([w], 10.0)
    w.data -= 0.002 * w.grad
    walk.append(w.item())
ws = torch.linspace(0.8, 1.42, 200)
axes[1].semilogy(ws, (ws**20 - 1) ** 2, color="lightgray")
axes[1].semilogy(walk, [(place**20 - 1) ** 2 for place in walk], ".-")
axes[1].set_xlabel("w")
axes[1].set_ylabel("loss")
axes[1].set_title(f"30 steps with clipping end at w = {walk[-1]:.3f}")
plt.show()

# %% [markdown]
# **Think about it.** The middle curve on the left neither grows nor shrinks much, and $1/8 = 1/\sqrt{64}$. Which $s$ would
# you take for layers of 256 units? And clipping helps against gradients that are too long. Why is there no such simple
# remedy for gradients that have vanished: could one not scale them *up* to the length $\theta$?

# %% [markdown]
# ## Symmetry
#
# Why not begin with all weights equal, say 0.5? Then they are neither too small nor too large. Look at a network with two
# hidden units, $h_1 = \tanh(w_1 \cdot x + b_1)$ and $h_2 = \tanh(w_2 \cdot x + b_2)$, and the output
# $o = v_1 h_1 + v_2 h_2$. If $w_1 = w_2$, $b_1 = b_2$ and $v_1 = v_2$, both units compute the same. So both get the same
# gradient, both take the same step, and then they are the same again. However long the network is trained, it behaves as
# if it had *one* hidden unit. Here is the gradient for two inputs after a start with 0.5:

# %%
twins = torch.full((2, 3), 0.5, requires_grad=True)
outputs = 0.5 * torch.tanh(torch.tensor([[1.0, -2.0, 0.5], [0.3, 0.1, 2.0]]) @ twins.T).sum(dim=1)
print(torch.autograd.grad(outputs.square().sum(), twins)[0])

# %% [markdown]
# Both rows are the same: the **symmetry** of the two units is never broken by gradient descent. Random weights break it.
# So does dropout, which throws away a hidden value of one unit and keeps that of the other one, and so gives them
# different gradients.
#
# ## Exercise: twins
#
# You write the three parts of an experiment.
#
# **Write `init_constant(net, c)`**: every weight of every `nn.Linear` in `net` becomes `c`, and every bias 0. Linear
# layers may be nested (inside of an `nn.Sequential` in the network, for instance), and `net` itself may be one. Some have
# no bias. Other layers stay as they are. The parameters are filled in place: the network keeps its `nn.Parameter` objects,
# so that an optimizer that knows them already goes on working.
#
# **Write `distinct_units(layer)`**: how many *different* units does an `nn.Linear` have? A unit is one row of the weight
# matrix together with its bias. Computers round: two units count as the same when none of their numbers differ by more
# than $10^{-5}$. (Units of the tests differ by much less or by much more than that.)
#
# **Write `train(net, X, y, steps, lr)`**: plain gradient descent. In each step take *all* of `X`. The loss is the mean of
# all squared differences between `net(X)` and `y`, which have the same shape. Every parameter goes against its gradient,
# `lr` times. Put the network into training mode first, so that dropout is active. Return the losses, one for each step,
# as they were before the step. With `torch.optim.SGD` or by hand, as you like.


# %% solution="symmetry"
def init_constant(net, c):
    """Set all weights of the linear layers in net to c, and their biases to 0.

    net: an nn.Module, with nn.Linear layers at any depth
    c: a float
    """
    ### BEGIN SOLUTION
    for module in net.modules():
        if isinstance(module, nn.Linear):
            nn.init.constant_(module.weight, c)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
    ### END SOLUTION


# %% solution="symmetry"
def distinct_units(layer):
    """Return how many different units a linear layer has.

    layer: an nn.Linear with a bias
    returns: a whole number from 1 to the number of units
    """
    ### BEGIN SOLUTION
    found = []
    for unit in torch.cat([layer.weight, layer.bias.reshape(-1, 1)], dim=1).detach():
        if all((unit - other).abs().max() > 1e-5 for other in found):
            found.append(unit)
    return len(found)
    ### END SOLUTION


# %% solution="symmetry"
def train(net, X, y, steps, lr):
    """Train by gradient descent on the mean squared error.

    net: an nn.Module
    X: a float tensor of shape (n, number of inputs)
    y: a float tensor of shape (n, number of outputs)
    steps: how many steps to take
    lr: the learning rate
    returns: a list of the losses before each step
    """
    ### BEGIN SOLUTION
    net.train()
    sgd = torch.optim.SGD(net.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        sgd.zero_grad()
        loss = nn.functional.mse_loss(net(X), y)
        loss.backward()
        sgd.step()
        losses.append(loss.item())
    return losses
    ### END SOLUTION


# %% test="symmetry"
net = nn.Sequential(nn.Sequential(nn.Linear(3, 4), nn.Tanh()), nn.Linear(4, 1, bias=False))
init_constant(net, 0.5)
first, last = net[0][0], net[1]
assert (first.weight == 0.5).all(), f"all weights become 0.5, but the first layer has {first.weight}"
assert (last.weight == 0.5).all(), f"all weights become 0.5, but the last layer has {last.weight}"
assert (first.bias == 0).all(), f"all biases become 0, but the first layer has {first.bias}"
assert distinct_units(first) == 1, f"all units are the same, so 1, not {distinct_units(first)}"
with torch.no_grad():
    first.bias[2] = 1.0
assert distinct_units(first) == 2, f"one unit has another bias, so 2, not {distinct_units(first)}"

line = nn.Linear(1, 1)
init_constant(line, 1.0)
losses = [float(loss) for loss in train(line, torch.tensor([[1.0], [2.0]]), torch.zeros(2, 1), 2, 0.1)]
assert len(losses) == 2, f"two steps make two losses, not {len(losses)}"
assert abs(losses[0] - 2.5) < 1e-5, f"the first loss is (1² + 2²) / 2 = 2.5, not {losses[0]}"
assert abs(losses[1] - 0.265) < 1e-5, (
    f"the first step leads from w = 1, b = 0 to w = 0.5, b = -0.3, with the loss 0.265, not {losses[1]}"
)

# %% [markdown]
# ## What it looks like
#
# Three networks with 8 hidden units learn the same from the same data. One starts with the constant 0.3, one starts so
# too but has dropout, and one starts with random weights. How many different units do they have in the end, and how well
# do they learn?

# %%
torch.manual_seed(1)
inputs = torch.rand(100, 2) * 4 - 2
targets = torch.sin(2 * inputs[:, :1]) + inputs[:, 1:] ** 2 / 2
fig, ax = plt.subplots(figsize=(6, 3.5))
for name, constant, p in (("constant", 0.3, 0.0), ("constant, dropout", 0.3, 0.1), ("random", None, 0.0)):
    net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Dropout(p), nn.Linear(8, 1))
    if constant:
        init_constant(net, constant)
    losses = [float(loss) for loss in train(net, inputs, targets, 700, 0.2)]
    ax.plot(losses, label=f"{name}: {distinct_units(net[0])} different units of 8", linewidth=0.8)
ax.set_ylim(0, 2)
ax.set_xlabel("step")
ax.set_ylabel("loss")
ax.legend()
plt.show()

# %% [markdown]
# **Think about it.** What happens if all weights start at $c = 0$: which gradients are 0 then, and can dropout still break
# the symmetry? And is it enough to draw only *one* of the two layers at random, and to start the other one with a
# constant?

# %% [markdown]
# ## Weights that keep the variance
#
# So weights must be random. But how large? Take a layer without activation and bias, $o_i = \sum_j w_{ij} x_j$, with
# $n_\text{in}$ inputs of the variance $\gamma^2$ and weights of the variance $\sigma^2$, all independent and with mean 0.
# Each of the $n_\text{in}$ products has the variance $\sigma^2 \gamma^2$, and the variances of independent numbers add
# up:
#
# $$\mathrm{Var}[o_i] = n_\text{in}\, \sigma^2\, \gamma^2 .$$
#
# The variance stays the same if $n_\text{in}\, \sigma^2 = 1$. On the way back, a gradient is multiplied by the transposed
# matrix, and $n_\text{in}$ and $n_\text{out}$ change places. It stays the same if $n_\text{out}\, \sigma^2 = 1$. Both at
# once is possible only in square layers. **Xavier** Glorot and Yoshua Bengio (2010) asked for the mean of the two:
#
# $$\frac{n_\text{in} + n_\text{out}}{2}\, \sigma^2 = 1 .$$
#
# Any distribution with this variance will do. Often it is a uniform one, between $-a$ and $a$. Its variance is $a^2 / 3$:

# %%
torch.manual_seed(1)
spread = 3 * (2 * torch.rand(100_000) - 1)
print("uniform between -3 and 3, variance:", round(spread.var().item(), 3), "  3² / 3 =", 3**2 / 3)

# %% [markdown]
# **The activation counts, too.** All this was without one. It stays nearly true for activations that change small numbers
# little, as $\tanh(x) \approx x$. The sigmoid does not: near 0 it is
#
# $$\sigma(x) \approx \frac{1}{2} + \frac{x}{4},$$
#
# which divides the variance by 16 and moves the mean to 1/2. But it can be stretched and moved: a function
# $a \cdot \sigma(x) + b$ with the right two numbers $a$ and $b$ is close to $x$ near 0.
#
# ## Exercise: keep the variance
#
# **Write `xavier_weights(num_in, num_out)`**: a weight matrix in the shape that `nn.Linear` uses, `(num_out, num_in)`, whose
# elements are drawn independently and uniformly between $-a$ and $a$. Choose $a$ so that the variance is what Xavier asks
# for.
#
# **Write `scaled_sigmoid(x)`**: $a \cdot \sigma(x) + b$, element by element, with the two numbers for which the function has
# the value 0 and the slope 1 at $x = 0$. Autograd must be able to go through it.
#
# **Write `activation_variances(X, weights, activation)`**: send a batch through layers without biases. With $H_0 = X$, layer
# $l$ computes $H_l = \text{activation}(H_{l-1} W_l^\top)$. Return the variances of $H_1, …, H_L$, each over all numbers
# of the matrix.
#
# **Write `gradient_variances(X, weights, activation, G)`** for the way back. `G` is the gradient of some loss with respect
# to the last output $H_L$, and has its shape. (So the loss may be taken as the sum of all elements of $H_L \cdot G$.)
# Return the variances of the gradients with respect to $H_0, H_1, …, H_{L-1}$, the inputs of the layers, in this order.
#
# - `activation` is a function or a module that works on each element.
# - `H.var()` is the variance of all numbers in `H`. Whether it divides by $n$ or $n - 1$ does not matter here.
# - Who calls these functions twice with the same tensors gets the same twice.


# %% solution="xavier_variance"
def xavier_weights(num_in, num_out):
    """Return a new weight matrix, drawn uniformly with the variance 2 / (num_in + num_out).

    returns: a float tensor of shape (num_out, num_in)
    """
    ### BEGIN SOLUTION
    a = (6 / (num_in + num_out)) ** 0.5
    return (2 * torch.rand(num_out, num_in) - 1) * a
    ### END SOLUTION


# %% solution="xavier_variance"
def scaled_sigmoid(x):
    """Return a * sigmoid(x) + b with a and b such that the function is close to x near 0.

    x: a float tensor of any shape
    returns: a tensor of the same shape and type
    """
    ### BEGIN SOLUTION
    return 4 * torch.sigmoid(x) - 2
    ### END SOLUTION


# %% solution="xavier_variance"
def activation_variances(X, weights, activation):
    """Return the variance of what comes out of each layer.

    X: a float tensor of shape (n, number of inputs)
    weights: a list of L weight matrices, each of shape (outputs, inputs) of its layer
    activation: a function of a tensor
    returns: L numbers, as a list or as a tensor
    """
    ### BEGIN SOLUTION
    variances = []
    for W in weights:
        X = activation(X @ W.T)
        variances.append(X.var().item())
    return variances
    ### END SOLUTION


# %% solution="xavier_variance"
def gradient_variances(X, weights, activation, G):
    """Return the variance of the gradient with respect to the input of each layer, the first layer first.

    X, weights, activation: as in activation_variances
    G: the gradient with respect to the last output, of its shape
    returns: L numbers, as a list or as a tensor
    """
    ### BEGIN SOLUTION
    inputs = [X.detach().clone().requires_grad_()]
    for W in weights:
        inputs.append(activation(inputs[-1] @ W.T))
    output = inputs.pop()
    return [gradient.var().item() for gradient in torch.autograd.grad(output, inputs, G)]
    ### END SOLUTION


# %% test="xavier_variance"
W = xavier_weights(200, 100)
assert tuple(W.shape) == (100, 200), f"200 inputs and 100 outputs make the shape (100, 200), not {tuple(W.shape)}"
variance = W.var().item()
assert abs(variance - 2 / 300) < 3e-4, f"the variance is 2 / (200 + 100) = 0.00667, not {variance:.5f}"

got = scaled_sigmoid(torch.tensor([-0.1, 0.0, 0.1])).tolist()
assert abs(got[1]) < 1e-6, f"the value at 0 is 0, not {got[1]}"
assert abs(got[2] - 0.1) < 1e-3, f"near 0 the function is close to x: it is about 0.1 at 0.1, not {got[2]}"

batch = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
layers = [torch.tensor([[2.0, 0.0]]), torch.tensor([[1.0], [3.0]])]
got = [float(variance) for variance in activation_variances(batch, layers, nn.Identity())]
assert len(got) == 2, f"two layers make two variances, not {len(got)}"
assert 10.6 < got[0] < 16.1, f"the first layer gives 2, 6, 10, with the variance 16 (or 10.7), not {got[0]}"
backward = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
got = [float(variance) for variance in gradient_variances(batch, layers, nn.Identity(), backward)]
assert len(got) == 2, f"two layers make two variances, not {len(got)}"
assert 1.5 < got[1] < 2.4, (
    f"the gradients at the input of the last layer are 1, 3 and 4, with the variance 2.33 (or 1.56), not {got[1]}"
)

# %% [markdown]
# ## What it looks like
#
# A batch goes through 30 layers of 100 units. Above are the outputs of the layers, below the gradients at their inputs. On
# the left the activation is tanh, and the start varies: weights with a standard deviation of 0.01, of 0.3, and Xavier's. On
# the right the start is Xavier's, and the activation varies.

# %%
def draw_layers(std=None):
    if std is None:
        return [xavier_weights(100, 100) for _ in range(30)]
    return [std * torch.randn(100, 100) for _ in range(30)]


starts = [
    ("std 0.01", draw_layers(0.01), torch.tanh),
    ("std 0.3", draw_layers(0.3), torch.tanh),
    ("Xavier", draw_layers(), torch.tanh),
]
activations = [
    ("sigmoid", draw_layers(), torch.sigmoid),
    ("tanh", draw_layers(), torch.tanh),
    ("scaled sigmoid", draw_layers(), scaled_sigmoid),
]
torch.manual_seed(1)
batch, backward = torch.randn(200, 100), torch.randn(200, 100)
fig, axes = plt.subplots(2, 2, figsize=(11, 6), sharex=True, sharey="row")
for column, settings in enumerate((starts, activations)):
    for name, layers, activation in settings:
        forward = [float(value) for value in activation_variances(batch, layers, activation)]
        back = [float(value) for value in gradient_variances(batch, layers, activation, backward)]
        axes[0, column].semilogy(range(1, 31), forward, label=name)
        axes[1, column].semilogy(range(1, 31), back, label=name)
    axes[0, column].legend()
    axes[1, column].set_xlabel("layer")
for row, text in enumerate(("variance of the output", "variance of the gradient")):
    axes[row, 0].set_ylabel(text)
    axes[row, 0].set_ylim(1e-20, 1e10)
plt.show()

# %% [markdown]
# **Think about it.** With tanh and std 0.3 the outputs look healthy, with a variance near 1, and yet the gradients are in
# trouble. Where on tanh do most of these outputs lie? The sigmoid keeps a small but steady variance going forward; what is
# the mean of its outputs, and what happens to its gradients? And ReLU sets half of all numbers to 0. By which number would
# you multiply Xavier's variance to make up for that?
