# %% [markdown]
# # 9. Regularization
#
# A model with enough weights can learn its training examples by heart, noise included, and then does badly on new ones.
# That is **overfitting**. **Regularization** is everything that we do to make a model good on examples that it has not seen.
#
# After this notebook you can
#
# - see overfitting when it happens, and choose the size of a model with examples that it was not trained on,
# - keep weights small with **weight decay**, by hand and with an optimizer,
# - write **dropout**, and say why it is switched off when the network is used.

# %% readonly="imports"
import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn

# %% [markdown]
# ## Too simple, too flexible
#
# Somebody measures a curve at 16 places. Each measurement is a bit off, by chance. We get the measurements and want the
# curve, so we know what will be measured at *other* places. Here we made the numbers ourselves, so we know the truth.


# %% readonly="curve_data"
def true_curve(x):
    return torch.sin(4 * x)


def measure(x, generator):
    """Return what somebody measures at the places x: the true curve and some noise."""
    return true_curve(x) + 0.25 * torch.randn(x.shape, generator=generator, dtype=x.dtype)


chance = torch.Generator().manual_seed(11)
x_train = torch.linspace(-1, 1, 16, dtype=torch.float64)
y_train = measure(x_train, chance)
x_valid = 2 * torch.rand(60, generator=chance, dtype=torch.float64) - 1
y_valid = measure(x_valid, chance)
train, valid = (x_train, y_train), (x_valid, y_valid)

# %%
fig, ax = plt.subplots(figsize=(6, 3))
xs = torch.linspace(-1, 1, 200, dtype=torch.float64)
ax.plot(xs, true_curve(xs), color="lightgray", label="the truth, which is not known")
ax.plot(x_train, y_train, "o", label="16 measurements to learn from")
ax.plot(x_valid, y_valid, ".", markersize=3, label="60 others, set aside")
ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plt.show()

# %% [markdown]
# Our model is a **polynomial**: $w_0 + w_1 x + w_2 x^2 + \dots + w_d x^d$. Its **degree** $d$ says how flexible it is: degree
# 0 is a constant, degree 1 a straight line, and each further degree allows one more bend. Look at it as a *linear* model
# whose inputs are the powers of $x$. For $x = 3$ and $d = 2$ these are 1, 3 and 9, and with the weights $w = (5, 0, 2)$ the
# prediction is
#
# $$5 \cdot 1 + 0 \cdot 3 + 2 \cdot 9 = 23 .$$
#
# Put the powers of all $n$ places into a table $\Phi$ ("phi") with one row for each place, and all predictions are
# $\Phi w$. For the places 3 and −1:
#
# | | $x^0$ | $x^1$ | $x^2$ |
# |---|---|---|---|
# | $x = 3$ | 1 | 3 | 9 |
# | $x = -1$ | 1 | −1 | 1 |
#
# The best weights make the **mean squared error** as small as possible:
#
# $$\text{mse} = \frac{1}{n} \sum_{i=1}^{n} (\text{prediction}_i - y_i)^2 .$$
#
# For a linear model nobody needs gradient descent to find them. Where the error is smallest, its slopes are 0, and that is
# a system of linear equations, $\Phi^\top \Phi\, w = \Phi^\top y$. You may solve it, or let `torch.linalg.lstsq` ("least
# squares") find the weights from $\Phi$ and $y$, which is more exact. It wants the targets as a column of shape $(n, 1)$,
# and its result has a field `solution`, which is a column too.
#
# ## Two losses
#
# Which degree is best? The error on the measurements that were used for the fit cannot tell: with more weights it only
# gets smaller. With $d = 15$ the curve would go through all 16 points, noise included. So we split the data:
#
# - The **training data** are used to find the weights. The error on them is the **training loss**.
# - The **validation data** are set aside. No weight depends on them. The error of the *same* weights on them is the
#   **validation loss**, and it says how well the model does on new examples.
#
# Both losses large: the model is too simple, it **underfits**. A small training loss with a much larger validation loss:
# it **overfits**. We choose the degree with the smallest validation loss.
#
# ## Exercise: choose the degree
#
# All `x` and `y` below are tensors of shape $(n,)$, each `x` between −1 and 1. Write five functions:
#
# - **`poly_features(x, degree)`** returns the table $\Phi$, of shape `(n, degree + 1)` and of the type of `x`. Column $j$
#   holds $x^j$, and $x^0$ is 1 everywhere. `degree` may be 0.
# - **`fit_polynomial(x, y, degree)`** returns the weights of the polynomial with the smallest mean squared error, as a
#   tensor of shape `(degree + 1,)`: $w_0$ first. `x` and `y` are `float64`, and so is the result. There are always more
#   places than `degree`, and no place comes twice. The error must really be the smallest one, up to rounding.
# - **`mse(w, x, y)`** returns the mean squared error of the polynomial with these weights. Its degree is `len(w) - 1`.
# - **`losses(train, valid, degrees)`** fits a polynomial of each degree and returns two lists, the training losses and the
#   validation losses, in the order of `degrees`. `train` and `valid` are pairs `(x, y)`, not of the same length. `degrees`
#   is a list of whole numbers in any order. It need not begin with 0, nor hold every degree.
# - **`choose_degree(train, valid, degrees)`** returns the one of the `degrees` with the smallest validation loss.
#
# How you do it is up to you; numpy is fine too. A loss may be a Python number or a tensor with one number.


# %% solution="overfitting"
def poly_features(x, degree):
    """Return the powers of x from 0 to the degree.

    x: a float tensor of shape (n,)
    degree: a whole number, 0 or more
    returns: a tensor of shape (n, degree + 1) and of the type of x
    """
    ### BEGIN SOLUTION
    return x.unsqueeze(1) ** torch.arange(degree + 1)
    ### END SOLUTION


# %% solution="overfitting"
def fit_polynomial(x, y, degree):
    """Return the weights of the polynomial with the smallest mean squared error.

    x, y: float64 tensors of shape (n,), n > degree
    returns: a float64 tensor of shape (degree + 1,), the weight of x ** 0 first
    """
    ### BEGIN SOLUTION
    return torch.linalg.lstsq(poly_features(x, degree), y.unsqueeze(1)).solution.squeeze(1)
    ### END SOLUTION


# %% solution="overfitting"
def mse(w, x, y):
    """Return the mean squared error of the polynomial with the weights w.

    w: a float64 tensor of shape (degree + 1,)
    x, y: float64 tensors of shape (n,)
    returns: a number
    """
    ### BEGIN SOLUTION
    return ((poly_features(x, len(w) - 1) @ w - y) ** 2).mean()
    ### END SOLUTION


# %% solution="overfitting"
def losses(train, valid, degrees):
    """Fit a polynomial of each degree, and return its losses.

    train, valid: pairs (x, y) of float64 tensors; those of a pair have the same shape (n,)
    degrees: a list of whole numbers
    returns: (training losses, validation losses), two lists with a number for each of the degrees
    """
    ### BEGIN SOLUTION
    fits = [fit_polynomial(*train, degree) for degree in degrees]
    return [mse(w, *train) for w in fits], [mse(w, *valid) for w in fits]
    ### END SOLUTION


# %% solution="overfitting"
def choose_degree(train, valid, degrees):
    """Return the one of the degrees whose validation loss is the smallest; the arguments are those of losses."""
    ### BEGIN SOLUTION
    _, validation = losses(train, valid, degrees)
    return min(zip(validation, degrees, strict=True))[1]
    ### END SOLUTION


# %% test="overfitting"
places = torch.tensor([3.0, -1.0, 0.0])
table = poly_features(places, 2)
assert tuple(table.shape) == (3, 3), (
    f"3 places and the powers 0, 1, 2 make the shape (3, 3), not {tuple(table.shape)}"
)
assert table.tolist() == [[1, 3, 9], [1, -1, 1], [1, 0, 0]], f"the powers came out as {table.tolist()}"
assert table.dtype == places.dtype, f"x is {places.dtype}, but the table is {table.dtype}"

small_x = torch.tensor([-1.0, -0.5, 0.0, 0.5, 1.0], dtype=torch.float64)
small_y = 1 - 2 * small_x + 4 * small_x**3
found = fit_polynomial(small_x, small_y, 3)
assert tuple(found.shape) == (4,), (
    f"degree 3 has 4 weights, a tensor of shape (4,), not {tuple(found.shape)}"
)
assert found.dtype == small_x.dtype, f"x and y are float64, but the weights are {found.dtype}"
assert torch.allclose(found, torch.tensor([1.0, -2.0, 0.0, 4.0], dtype=torch.float64)), (
    f"the points lie on 1 - 2x + 4x³, so w is [1, -2, 0, 4], not {found.tolist()}"
)

w = torch.tensor([5.0, 0.0, 2.0], dtype=torch.float64)
error = float(mse(w, torch.tensor([3.0, -1.0]).double(), torch.tensor([22.0, 4.0]).double()))
assert error == 5, f"the predictions 23 and 7 miss 22 and 4 by 1 and 3: mse is 5, not {error}"

training, validation = losses(train, valid, [9, 1, 5])
assert len(training) == len(validation) == 3, "three degrees make three losses of each kind"
nine, one, five = [float(loss) for loss in training]
assert nine < five < one, (
    f"the training losses for the degrees 9, 1, 5 are {nine:.4f}, {one:.4f}, {five:.4f}, "
    "but more weights never make them larger"
)
assert float(validation[1]) > one, "a straight line does worse on the data that were set aside"
best = choose_degree(train, valid, [12, 1, 5])
assert best == 5, f"of the degrees 12, 1 and 5 the best for new data is 5, not {best}"

# %% [markdown]
# ## What it looks like
#
# Three of your polynomials. The middle one has found the curve. The right one goes nearly through every blue point, and
# pays for it in between, above all near the ends.

# %%
fig, axes = plt.subplots(1, 3, figsize=(10, 3), sharey=True)
for ax, degree in zip(axes, (1, 5, 14), strict=True):
    w = fit_polynomial(x_train, y_train, degree)
    ax.plot(xs, true_curve(xs), color="lightgray")
    ax.plot(xs, poly_features(xs, degree) @ w, color="tab:red")
    ax.plot(x_train, y_train, "o", markersize=4)
    ax.set_title(f"degree {degree}")
    ax.set_ylim(-2, 2)
plt.show()

# %% [markdown]
# And the two losses, for every degree. The training loss only falls. The validation loss falls, reaches its lowest point,
# and rises again, in the end far above that of a constant (mind the logarithmic scale).

# %%
degrees = list(range(15))
training, validation = losses(train, valid, degrees)
fig, ax = plt.subplots(figsize=(6, 3))
ax.semilogy(degrees, [float(loss) for loss in training], "o-", label="training loss")
ax.semilogy(degrees, [float(loss) for loss in validation], "o-", label="validation loss")
ax.axvline(choose_degree(train, valid, degrees), color="gray", linestyle=":", label="chosen")
ax.set_xlabel("degree")
ax.set_ylabel("mean squared error")
ax.legend()
plt.show()

# %% [markdown]
# **Think about it.** The noise has the variance $0.25^2 = 0.0625$. Which of the two losses comes close to that number, and
# what does it mean that the other one goes below? Make `x_train` a thousand places instead of 16: what happens to the gap
# between the curves, and why? And: we chose the degree because its validation loss was the smallest of 15. Is that loss
# still an honest estimate for new data, or would you set aside a third part, the **test data**, for that?
#
# ## Large weights
#
# Choosing the degree makes the model smaller. There is a gentler way: keep all weights, but keep them *small*. Look at the
# largest weight of each polynomial above:

# %%
for degree in (1, 3, 5, 8, 11, 14):
    w = fit_polynomial(x_train, y_train, degree)
    print(f"degree {degree:2}: largest weight {float(w.abs().max()):10.1f}")

# %% [markdown]
# To go through every noisy point, a curve must bend sharply, and for that it needs huge weights of both signs, which nearly
# cancel each other. So let us charge for large weights. We minimise not the loss alone, but the loss and a **penalty**:
#
# $$L(w, b) + \frac{\lambda}{2} \lVert w \rVert^2, \qquad \lVert w \rVert^2 = \sum_j w_j^2 .$$
#
# $\lambda$ ("lambda") says how much we charge: with 0 nothing changes; with a very large one all weights go to 0 and the
# model is useless. Like the degree, it is chosen with validation data.
#
# Mind the square. The slope of $\frac{1}{2} w_j^2$ is $w_j$, so a step of gradient descent with the learning rate $\eta$ is
#
# $$w \leftarrow w - \eta \left( \frac{\partial L}{\partial w} + \lambda w \right)
# = (1 - \eta\lambda)\, w - \eta\, \frac{\partial L}{\partial w} .$$
#
# Each step makes every weight a bit shorter before the data pull at it: the weights *decay*. With $\eta = 0.1$ and
# $\lambda = 3$, a weight of 2 at which the data do not pull becomes $0.7 \cdot 2 = 1.4$. A large weight is pulled back
# more strongly than a small one. (Without the square, the slope would be $w / \lVert w \rVert$: the pull would have the
# same strength near 0 as far away.)
#
# The **bias** $b$ is not charged for. It moves all predictions up or down, and makes no curve more bent.
#
# ## Exercise: weight decay
#
# **Write `l2_penalty(w)`**, which returns $\frac{1}{2} \lVert w \rVert^2$ without the $\lambda$, for a tensor of any shape.
# Autograd goes through it, and gets the gradient $w$ from it, also where all of $w$ is 0.
#
# **Write `train_step(w, b, X, y, lr, lambd)`**, which takes one step of gradient descent for linear regression. The
# predictions are $Xw + b$, and what the step makes smaller is
#
# $$\frac{1}{n} \sum_{i=1}^{n} \frac{1}{2} (\text{prediction}_i - y_i)^2 + \lambda \cdot \frac{1}{2} \lVert w \rVert^2 .$$
#
# - It returns the new weights and the new bias, of the shapes and the type that they had. (`lambda` is a word of Python's
#   own, so the argument is called `lambd`.)
# - Both gradients are taken at the *old* `w` and `b`. Let autograd find them, or work them out on paper, as you like.
# - The step may change `w` and `b` in place or leave them as they are.
# - `w` and `b` may hold an old `.grad`, which does not change the result.
# - What it returns can be given to the next call, so that a loop trains the model.
#
# **Write `make_optimizer(net, lr, wd)`**, which returns an optimizer from `torch.optim` that does the same for a network
# made of `nn.Linear`.
#
# - Its `step` is one of plain gradient descent with the learning rate `lr`, and every weight decays with $\lambda$ = `wd`.
# - No bias decays, but each is trained.
# - `net` may be a single `nn.Linear`, an `nn.Sequential`, or modules in modules in modules. Some of the `nn.Linear` may have
#   `bias=False`; their `bias` is then `None`.
#
# Two things help. `torch.optim.SGD` has the argument `weight_decay`, which adds `weight_decay * w` to each gradient. And an
# optimizer takes **groups** of parameters, each with settings of its own. Here `slow` learns with another rate than `fast`:

# %%
slow, fast = nn.Parameter(torch.tensor(1.0)), nn.Parameter(torch.tensor(1.0))
two_rates = torch.optim.SGD([{"params": [slow], "lr": 0.01}, {"params": [fast], "lr": 0.1}])
(slow + fast).backward()
two_rates.step()
print("both slopes are 1, and 1.0 became", round(slow.item(), 3), "and", round(fast.item(), 3))

# %% [markdown]
# `net.named_parameters()` gives every parameter of a network, however deep it lies, together with its name:

# %%
deep = nn.Sequential(nn.Sequential(nn.Linear(3, 2), nn.ReLU()), nn.Linear(2, 1, bias=False))
print({name: tuple(parameter.shape) for name, parameter in deep.named_parameters()})


# %% solution="weight_decay"
def l2_penalty(w):
    """Return half the sum of the squares of w.

    w: a float tensor of any shape
    returns: a tensor with one number, through which autograd can go back to w
    """
    ### BEGIN SOLUTION
    return (w**2).sum() / 2
    ### END SOLUTION


# %% solution="weight_decay"
def train_step(w, b, X, y, lr, lambd):
    """Take one step of gradient descent on the mean of (Xw + b - y)² / 2 plus lambd times the penalty of w.

    w, b: tensors of the shapes (d, 1) and (1,), the weights and the bias
    X, y: tensors of the shapes (n, d) and (n, 1), the examples
    lr: the learning rate
    lambd: how much the penalty counts
    returns: (w, b), the new weights and the new bias
    """
    ### BEGIN SOLUTION
    w, b = w.detach().clone().requires_grad_(), b.detach().clone().requires_grad_()
    loss = ((X @ w + b - y) ** 2 / 2).mean() + lambd * l2_penalty(w)
    slope_w, slope_b = torch.autograd.grad(loss, (w, b))
    return (w - lr * slope_w).detach(), (b - lr * slope_b).detach()
    ### END SOLUTION


# %% solution="weight_decay"
def make_optimizer(net, lr, wd):
    """Return an optimizer that takes plain steps, in which the weights decay and the biases do not.

    net: a module, made of nn.Linear with or without bias
    lr: the learning rate
    wd: the weight decay
    returns: a torch.optim.Optimizer of all parameters of the net
    """
    ### BEGIN SOLUTION
    layers = [module for module in net.modules() if isinstance(module, nn.Linear)]
    weights = [layer.weight for layer in layers]
    biases = [layer.bias for layer in layers if layer.bias is not None]
    return torch.optim.SGD(
        [{"params": weights, "weight_decay": wd}, {"params": biases, "weight_decay": 0.0}], lr=lr
    )
    ### END SOLUTION


# %% test="weight_decay"
w = torch.tensor([[3.0], [-4.0]], requires_grad=True)
penalty = l2_penalty(w)
half = float(penalty.detach())
assert half == 12.5, f"half of 3² + 4² is 12.5, but l2_penalty gave {half}"
penalty.backward()
assert w.grad.tolist() == [[3.0], [-4.0]], f"the gradient is w itself, not {w.grad.tolist()}"

# Here the predictions are right already, so that only the penalty pulls.
X = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
w, b = torch.tensor([[2.0], [-1.0]]), torch.tensor([0.5])
new_w, new_b = train_step(w.clone(), b.clone(), X, X @ w + b, 0.1, 3.0)
shapes = tuple(new_w.shape), tuple(new_b.shape)
assert shapes == ((2, 1), (1,)), f"w and b have the shapes (2, 1) and (1,), but became {shapes}"
assert torch.allclose(new_w, 0.7 * w), f"2 and -1 decay to 1.4 and -0.7, not {new_w.tolist()}"
assert torch.allclose(new_b, b), f"the bias does not decay: it stays 0.5, but became {new_b.tolist()}"

# Here all predictions are 1 too large, and nothing is charged for weights.
new_w, new_b = train_step(w.clone(), b.clone(), X, X @ w + b - 1, 0.3, 0.0)
assert torch.allclose(new_b, torch.tensor([0.2])), (
    f"each prediction is 1 too large, so b has the slope 1 and goes from 0.5 to 0.2, not {new_b.tolist()}"
)
assert torch.allclose(new_w, torch.tensor([[1.8], [-1.2]])), (
    f"both weights have the slope 2/3, and go to 1.8 and -1.2, not {new_w.tolist()}"
)

net = nn.Sequential(nn.Sequential(nn.Linear(3, 2), nn.ReLU()), nn.Linear(2, 1, bias=False))
before = {name: parameter.detach().clone() for name, parameter in net.named_parameters()}
optimizer = make_optimizer(net, lr=0.1, wd=3.0)
for parameter in net.parameters():
    parameter.grad = torch.zeros_like(parameter)
optimizer.step()
for name, parameter in net.named_parameters():
    expected = before[name] if name.endswith("bias") else 0.7 * before[name]
    assert torch.allclose(parameter, expected), (
        f"with gradients of 0, a weight becomes 0.7 times as large, and a bias stays: {name} does not"
    )

# %% [markdown]
# ## What it looks like
#
# A hard case: 200 inputs, and 20 examples to learn from. The model has ten times as many weights as examples, so it can
# learn them by heart, and there is nothing to be gained by choosing another degree. The truth is that every weight is 0.01.
# We train twice, once without and once with decay, with the same start.


# %%
def make_examples(n, generator):
    X = torch.randn(n, 200, generator=generator)
    return X, 0.01 * X.sum(1, keepdim=True) + 0.05 + 0.01 * torch.randn(n, 1, generator=generator)


def half_mse(w, b, X, y):
    return float(((X @ w + b - y) ** 2).mean() / 2)


chance = torch.Generator().manual_seed(1)
few, others = make_examples(20, chance), make_examples(100, chance)
start = torch.randn(200, 1, generator=chance)
fig, axes = plt.subplots(1, 2, figsize=(10, 3), sharey=True)
for ax, lambd in zip(axes, (0.0, 3.0), strict=True):
    w, b = start.clone(), torch.zeros(1)
    curves = []
    for _ in range(300):
        w, b = train_step(w, b, *few, 0.02, lambd)
        curves.append((half_mse(w, b, *few), half_mse(w, b, *others)))
    ax.semilogy(curves, label=["training loss", "validation loss"])
    ax.set_title(f"lambda = {lambd}: norm of w is {float(w.norm()):.2f} at the end")
    ax.set_xlabel("steps")
axes[0].legend()
plt.show()

# %% [markdown]
# Without decay the training loss goes to 0, and the validation loss stays where it was: whatever the 20 examples say
# nothing about keeps its random start. With decay that part fades away. The training loss is *larger* than before, and the
# model is far better.
#
# The same with your optimizer, on a network that is one `nn.Linear`. The dotted curves should lie on those of your
# `train_step`, which are drawn in grey:

# %%
net = nn.Linear(200, 1)
with torch.no_grad():
    net.weight.copy_(start.T)
    net.bias.zero_()
optimizer = make_optimizer(net, lr=0.02, wd=3.0)
concise = []
for _ in range(300):
    optimizer.zero_grad()
    (nn.functional.mse_loss(net(few[0]), few[1]) / 2).backward()
    optimizer.step()
    w, b = net.weight.detach().T, net.bias.detach()
    concise.append((half_mse(w, b, *few), half_mse(w, b, *others)))
fig, ax = plt.subplots(figsize=(6, 3))
ax.semilogy(curves, color="lightgray", linewidth=4)
ax.semilogy(concise, ":", label=["training loss", "validation loss"])
ax.set_xlabel("steps")
ax.legend()
plt.show()

# %% [markdown]
# **Think about it.** What do the weights do when $\eta\lambda$ is larger than 1, and when it is larger than 2? The optimizer
# Adam divides each gradient by its usual size before it takes a step. If the penalty's part $\lambda w$ is added to the
# gradient *before* that, which weights decay more than they should, and which less? (`torch.optim.AdamW` was made for that:
# it lets the weights decay apart from the gradient.)
#
# ## Dropout: the idea, and one line of algebra
#
# **Dropout** (Srivastava and others, 2014) regularizes a network in another way: during training, each hidden value is
# thrown away with some probability $p$. No unit can then rely on one particular other unit, and the network learns many
# weak clues instead of one strong one.
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
    p: a number from 0 to 1; anything else raises an error, for instance a ValueError
    returns: a tensor of the same shape and type
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
# ## The gap
#
# Does it help? Here your network learns digits from 100 pictures only, and somebody has mixed up the labels of ten of them.
# A network with 17 000 weights can learn all that by heart. We train it twice, without and with dropout, and after every
# few steps look at both losses in evaluation mode.

# %%
images, labels = (torch.as_tensor(each) for each in load_digits(return_X_y=True))
images = images.float() / 16
chance = torch.Generator().manual_seed(2)
order = torch.randperm(len(images), generator=chance)
train_rows, valid_rows = order[:100], order[100:700]
noisy_labels = labels[train_rows].clone()
noisy_labels[:10] = torch.randint(10, (10,), generator=chance)
cross_entropy = nn.CrossEntropyLoss()


def train_network(p1, p2):
    """Train a Net with these dropout probabilities; return its training and validation losses."""
    torch.manual_seed(0)
    net = Net(64, 10, 128, 64, p1, p2)
    adam = torch.optim.Adam(net.parameters(), lr=0.005)
    curves = []
    for step in range(150):
        net.train()
        adam.zero_grad()
        cross_entropy(net(images[train_rows]), noisy_labels).backward()
        adam.step()
        if step % 5 == 4:
            net.eval()
            with torch.no_grad():
                train_loss = cross_entropy(net(images[train_rows]), noisy_labels)
                valid_loss = cross_entropy(net(images[valid_rows]), labels[valid_rows])
            curves.append((train_loss.item(), valid_loss.item()))
    return curves


fig, axes = plt.subplots(1, 2, figsize=(10, 3), sharey=True)
for ax, rates in zip(axes, ((0.0, 0.0), (0.5, 0.5)), strict=True):
    ax.plot(range(5, 151, 5), train_network(*rates), label=["training loss", "validation loss"])
    ax.set_title(f"p1 = {rates[0]}, p2 = {rates[1]}")
    ax.set_xlabel("steps")
axes[0].legend()
plt.show()

# %% [markdown]
# Without dropout the training loss is soon 0, wrong labels included, and the validation loss climbs: the gap between the
# curves is overfitting. With dropout the network learns more slowly, and the gap is about half as wide. It does not vanish.
# In both pictures the lowest validation loss comes early, so it also helps to *stop early*.
#
# **Think about it.** Suppose somebody forgets `net.eval()` before measuring the accuracy on the test set. Will the measured
# accuracy be too high or too low, and will it be the same when it is measured again? And what would happen if dropout were
# put behind the *last* layer as well?
