# %% [markdown]
# # 6. Linear regression
#
# What is the rent of a flat, how long will a journey take, how much ice cream is sold on a day of 28 degrees? To predict a
# number from other numbers is called **regression**. This notebook trains the simplest model that is of use for it, and
# does so twice: first from scratch, so that nothing stays hidden, then with the parts that PyTorch has ready.
#
# Look closely at the *four parts*, for they stay the same when the model becomes a network with a million weights:
#
# 1. **data**, in small random portions, the minibatches;
# 2. a **model** with parameters that can be changed;
# 3. a **loss**, which says how wrong the model is;
# 4. an **optimizer**, which changes the parameters a little so that the loss becomes smaller.
#
# You need tensors, autograd and gradient descent for it, as in the notebooks 1 and 3.

# %% readonly="imports"
import time

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# %% [markdown]
# ## The model: a weighted sum
#
# The rent of a flat grows with its area and falls with its age. So let us say
#
# $$\text{rent} \approx w_1 \cdot \text{area} + w_2 \cdot \text{age} + b .$$
#
# $w_1$ and $w_2$ are the **weights**: what one square metre and one year are worth. $b$ is the **bias**: the rent that is
# left for a new flat without any area, which need not make sense by itself. With $w_1 = 12$, $w_2 = -3$ and $b = 100$, two
# flats of 50 m² and 80 m² come out at

# %%
for area, age in [(50, 10), (80, 2)]:
    rent = 12 * area - 3 * age + 100
    print(f"{area} m², {age:2} years: 12 · {area} - 3 · {age} + 100 = {rent}")

# %% [markdown]
# The numbers that a prediction is made from are called **features**, the number that it should be is the **label**. With
# $d$ features, an example is a vector $\mathbf{x}$ and its prediction is $\hat y = w_1 x_1 + \dots + w_d x_d + b$ ("y hat").
# Put $n$ examples into the rows of a matrix $\mathbf{X}$ of shape $(n, d)$, and all the predictions are one formula:
#
# $$\hat{\mathbf{y}} = \mathbf{X} \mathbf{w} + b$$
#
# with $\mathbf{w}$ of shape $(d, 1)$ and $\hat{\mathbf{y}}$ of shape $(n, 1)$; the one number $b$ is added to each row.
#
# ## One operation instead of a loop
#
# Why write it as a formula of matrices, when a loop over examples and features gives the same numbers? Not only because it
# is short. In a loop, Python looks up what `+` means for these two objects, makes an object for the result, and so on, for
# *each* number. An operation on a whole tensor does this once, and the rest runs in compiled code that adds several numbers
# at a time. How much is that worth? Measure it.
#
# A **clock** is a function that returns seconds. Its zero lies anywhere; only the difference of two readings means
# something:

# %%
start = time.perf_counter()
total = sum(range(1_000_000))
print(f"adding a million numbers took {time.perf_counter() - start:.4f} s")

# %% [markdown]
# Run the cell a few times, and the number changes. The computer does other things as well, and they make a measurement
# longer, never shorter. So the *shortest* of several repeats is the best answer to the question how long something takes.
#
# ## Exercise: how much faster is it?
#
# **Write `add_loop(a, b)`**, which adds two vectors in a Python loop, two numbers in each turn.
#
# **Write `add_vector(a, b)`**, which adds them without a loop over the numbers. (A comprehension is a loop, too, and so is
# `map`.)
#
# - `a` and `b` are tensors with one axis, equally long (at least 1) and of the same type, which may be `float32`, `float64`
#   or `int64`.
# - Both functions return a new tensor of that shape and that type. `a` and `b` stay as they are.
#
# **Write `time_ratio(slow, fast, a, b, repeats, clock)`**: how many times as long `slow(a, b)` takes as `fast(a, b)`.
#
# - Each of the two functions is called with `a` and `b`, exactly `repeats` times (by default 5), and each call is measured on
#   its own.
# - The time of a function is the shortest of its repeats. The result is the time of `slow` divided by the time of `fast`.
# - Read the time from `clock()`, and from nowhere else. By default it is the real clock; the tests pass a pretended one,
#   because a test that depends on how busy the computer is would be unfair.


# %% solution="vectorise"
def add_loop(a, b):
    """Add two vectors in a Python loop, two numbers in each turn.

    a, b: tensors of shape (n,) and of the same type
    returns: a new tensor of shape (n,) and of this type
    """
    ### BEGIN SOLUTION
    c = torch.zeros_like(a)
    for i in range(len(a)):
        c[i] = a[i] + b[i]
    return c
    ### END SOLUTION


# %% solution="vectorise"
def add_vector(a, b):
    """Add two vectors without a loop; the arguments and the result are those of add_loop."""
    ### BEGIN SOLUTION
    return a + b
    ### END SOLUTION


# %% solution="vectorise"
def time_ratio(slow, fast, a, b, repeats=5, clock=time.perf_counter):
    """Return how many times as long slow(a, b) takes as fast(a, b).

    slow, fast: functions of two vectors
    repeats: a whole number, how often each of them is called; its shortest time counts
    clock: a function without arguments that returns the time in seconds
    returns: a float
    """
    ### BEGIN SOLUTION
    shortest = []
    for function in (slow, fast):
        times = []
        for _ in range(repeats):
            start = clock()
            function(a, b)
            times.append(clock() - start)
        shortest.append(min(times))
    return shortest[0] / shortest[1]
    ### END SOLUTION


# %% [markdown]
# The pretended clock of the tests stands still, unless a function "takes time":


# %% readonly="pretended_clock"
class PretendedClock:
    """A clock that goes on only while one of its own functions runs."""

    def __init__(self):
        self.now = 5000.0

    def __call__(self):
        return self.now

    def function(self, *seconds):
        """Return a function of two vectors whose calls take these times, one after the other."""
        left = list(seconds)

        def takes_time(a, b):
            if not left:
                raise RuntimeError(f"the function was called more than {len(seconds)} times")
            self.now += left.pop(0)
            return a

        return takes_time


# %% test="vectorise"
a, b = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([10.0, 20.0, 30.0])
for add in (add_loop, add_vector):
    name = add.__name__
    got = add(a, b)
    assert isinstance(got, torch.Tensor), f"{name} returns a tensor, not a {type(got).__name__}"
    assert got.tolist() == [11.0, 22.0, 33.0], (
        f"{name}([1, 2, 3], [10, 20, 30]) is [11, 22, 33], not {got.tolist()}"
    )
    assert a.tolist() == [1.0, 2.0, 3.0], f"{name} changed a: it became {a.tolist()}"
    got = add(torch.tensor([7]), torch.tensor([8]))
    assert got.dtype == torch.int64, f"the sum of int64 numbers is int64, but {name} made {got.dtype}"

clock = PretendedClock()
slow, fast = clock.function(6.0, 4.0, 5.0), clock.function(0.75, 0.75, 0.5)
got = time_ratio(slow, fast, a, b, repeats=3, clock=clock)
assert got == 8.0, (
    f"the shortest times are 4 s and 0.5 s, so the ratio is 8, but time_ratio returned {got}"
)

# %% [markdown]
# Now with the real clock, for vectors of 1 to 10 000 numbers:

# %%
lengths = [1, 10, 100, 1000, 10_000]
ratios = [time_ratio(add_loop, add_vector, torch.ones(n), torch.ones(n), 3) for n in lengths]
fig, ax = plt.subplots(figsize=(6, 3))
ax.loglog(lengths, ratios, "o-")
ax.axhline(1, color="gray", linewidth=0.8)
ax.set_xlabel("length of the vectors")
ax.set_ylabel("time of the loop /\ntime of one operation")
plt.show()

# %% [markdown]
# **Think about it.** For short vectors the ratio grows in proportion to the length; why? It cannot do so for ever: what
# becomes of the time of *one* operation when the vectors have a hundred million numbers?
#
# So we write formulas with whole tensors, and keep loops for what really comes one after the other.
#
# ## From scratch: data with a known answer
#
# To see whether training works, we need data for which we know the right answer. So we make some, with weights and a bias
# of our own choice, and look later whether training finds them again:
#
# $$\mathbf{y} = \mathbf{X} \mathbf{w} + b + \boldsymbol\epsilon$$
#
# $\boldsymbol\epsilon$ ("epsilon") is **noise**: one small random number for each example. Real labels never lie exactly on
# a line.
#
# ## Exercise: linear regression from scratch
#
# The exercise has six functions. Its tests come after the last one; until then, cells in between let you look.
#
# **Write `synthetic_data(w, b, num_examples)`**, which returns features and labels.
#
# - `w` is a tensor of shape $(d,)$ and `b` a number. The features have the shape (`num_examples`, $d$), the labels the shape
#   (`num_examples`, 1); both are tensors of floating numbers.
# - Each feature is drawn from the standard normal distribution (mean 0, standard deviation 1).
# - The noise is drawn from a normal distribution with mean 0 and **standard deviation** 0.01, for each example anew.
# - Every call draws new numbers. (Set no seed inside.)


# %% solution="linear_regression"
def synthetic_data(w, b, num_examples):
    """Draw features X and labels y = Xw + b + noise.

    w: a float tensor of shape (d,)
    b: a number
    num_examples: how many examples to draw
    returns: (X, y), float tensors of the shapes (num_examples, d) and (num_examples, 1)
    """
    ### BEGIN SOLUTION
    X = torch.randn(num_examples, len(w))
    y = X @ w + b + 0.01 * torch.randn(num_examples)
    return X, y.reshape(-1, 1)
    ### END SOLUTION


# %% [markdown]
# A thousand examples with two features. Against the second feature, whose weight is −3.4, the labels look like a line with
# noise around it. But that "noise" is mostly the other feature:

# %%
true_w, true_b = torch.tensor([2.0, -3.4]), 4.2
features, labels = synthetic_data(true_w, true_b, 1000)
fig, axes = plt.subplots(1, 2, figsize=(9, 3), sharey=True)
for column, ax in enumerate(axes):
    ax.scatter(features[:, column], labels[:, 0], s=3)
    ax.set_xlabel(f"feature {column}")
axes[0].set_ylabel("label")
plt.show()

# %% [markdown]
# ## Minibatches
#
# Training takes many small steps. To look at *all* the examples before each step is slow when there are millions; to look
# at a single one is quick, but one example may point in quite a wrong direction. So a step looks at a few, picked at
# random: a **minibatch**. Once every example has had its turn, an **epoch** is over.
#
# Two tools that you may want. Rows of a tensor are picked by a tensor, or list, of their numbers. And a function with
# `yield` in it is a **generator**: it delivers value after value to a `for` loop, and goes on behind the `yield` when it is
# asked for the next one.


# %%
def shouts(words):
    for word in words:
        yield word.upper() + "!"


for shout in shouts(["one", "after", "the", "other"]):
    print(shout, end=" ")
table = torch.arange(10.0).reshape(5, 2)
print("\nrows 4, 0 and 2 of five:", table[torch.tensor([4, 0, 2])].tolist())
print("0 to 4 in random order :", torch.randperm(5).tolist())

# %% [markdown]
# **Write `data_iter(batch_size, features, labels)`**, which delivers the minibatches of one epoch to a `for` loop.
#
# - A minibatch is a pair `(X, y)`: `batch_size` rows of `features`, and *the same* rows of `labels`, as they are. `labels`
#   may have the shape $(n, 1)$ or $(n,)$; those of a minibatch of $m$ examples then have the shape $(m, 1)$ or $(m,)$.
# - In one call, every example comes exactly once. The last minibatch is smaller where the number of examples cannot be
#   divided by `batch_size`. There is no empty one.
# - The examples come in random order, and in another one in every call. `features` and `labels` themselves stay as they are.
# - Whether it is a generator or returns something else that a `for` loop can go through is up to you.


# %% solution="linear_regression"
def data_iter(batch_size, features, labels):
    """Go through all examples once, in random order, in minibatches.

    batch_size: how many examples a minibatch has; the last one may have fewer
    features: a tensor of shape (n, d)
    labels: a tensor of shape (n, 1) or (n,)
    returns: something to loop over, which delivers pairs (X, y)
    """
    ### BEGIN SOLUTION
    order = torch.randperm(len(features))
    for batch in order.split(batch_size):
        yield features[batch], labels[batch]
    ### END SOLUTION


# %%
for X, y in data_iter(3, features[:7], labels[:7]):
    print("a minibatch:", tuple(X.shape), "and", tuple(y.shape))

# %% [markdown]
# ## The model and its loss
#
# How wrong is a prediction $\hat y$ when $y$ would be right? A common answer is the **squared loss**
#
# $$l(\hat y, y) = \tfrac12 (\hat y - y)^2 .$$
#
# The square makes errors of both signs count, and a large one far more than a small one. The half is a convenience: the slope
# is then simply $\hat y - y$, the error itself. Suppose that $\hat y = 530$ and $y = 500$: the loss is 450, and the slope is
# 30, which means "the prediction should go down, and by a lot".
#
# **Write `linreg(X, w, b)`**, the model $\mathbf{X} \mathbf{w} + b$, for `X` of shape $(n, d)$, `w` of shape $(d, 1)$ and `b`
# of shape $(1,)$. The result has the shape $(n, 1)$.
#
# **Write `squared_loss(y_hat, y)`**, one loss for each example. The result has the shape of `y_hat`.
#
# - Beware of a famous trap. The predictions have the shape $(n, 1)$, but labels often come with the shape $(n,)$. What PyTorch
#   makes of the difference is not an error. It is *broadcasting*, each prediction minus each label:

# %%
column, row = torch.zeros(4, 1), torch.zeros(4)
print(tuple(column.shape), "minus", tuple(row.shape), "gives", tuple((column - row).shape))

# %% [markdown]
# - So each of `y_hat` and `y` may have the shape $(n, 1)$ or $(n,)$, and your function must do the right thing in all four
#   cases. It changes neither of them.
# - Autograd must be able to go back through both functions.


# %% solution="linear_regression"
def linreg(X, w, b):
    """Return the predictions Xw + b.

    X: a float tensor of shape (n, d)
    w, b: float tensors of the shapes (d, 1) and (1,)
    returns: a tensor of shape (n, 1)
    """
    ### BEGIN SOLUTION
    return X @ w + b
    ### END SOLUTION


# %% solution="linear_regression"
def squared_loss(y_hat, y):
    """Return the loss of each prediction, half of the squared error.

    y_hat, y: float tensors with n numbers each, of the shape (n, 1) or (n,)
    returns: a tensor of the shape of y_hat
    """
    ### BEGIN SOLUTION
    return (y_hat - y.reshape(y_hat.shape)) ** 2 / 2
    ### END SOLUTION


# %% [markdown]
# ## A step, and why it is divided by the batch size
#
# For a minibatch, the losses of its examples are **added**, and autograd gives the slope of the sum, which is the sum of the
# slopes. So twice as many examples make about twice the slope. Here are the slopes of a thousand examples for the model
# $\hat y = w x$ at $w = 0$, where an example has the slope $(\hat y - y)\,x = -y\,x$. The true weight is 3:

# %%
x = torch.randn(1000)
slopes = -(3 * x) * x
for size in (10, 100, 1000):
    added = slopes[:size].sum().item()
    print(f"{size:4} examples: the sum is {added:8.1f}, divided by {size} {added / size:5.2f}")

# %% [markdown]
# A learning rate that is right for minibatches of 10 would throw the weights far away with minibatches of 1000. Divided by the
# number of examples, the slope is an *average*, and about the same for every size. Then the learning rate $\eta$ means the
# same, whatever the batch size is:
#
# $$p \leftarrow p - \frac{\eta}{\text{batch size}} \cdot \frac{\partial}{\partial p} \sum_{i \in \text{minibatch}} l_i$$
#
# for each parameter $p$. This is **minibatch stochastic gradient descent**, SGD; "stochastic" means random, as the minibatches
# are.
#
# **Write `sgd(params, lr, batch_size)`**, which takes one step. `params` is a list of tensors that require gradients, and the
# gradients are there already, in `.grad`.
#
# - The tensors *themselves* get new numbers, so that everybody who holds them sees the step. Think of `p = p - …`: it makes a
#   new tensor, gives it the old name, and leaves the parameter as it was.
# - The step is not a part of the model, so autograd must not record it. Afterwards the parameters still require gradients.
# - Gradients add up. So that the next `backward` starts from nothing, every gradient is 0, or `None`, at the end.


# %% solution="linear_regression"
def sgd(params, lr, batch_size):
    """Take one step of minibatch SGD, in place, and clear the gradients.

    params: a list of tensors that require gradients, with the slopes of the summed loss in .grad
    lr: the learning rate
    batch_size: the number of examples that the slopes are divided by
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
    ### END SOLUTION


# %% [markdown]
# ## Training
#
# Now put the parts together. In each epoch, for each minibatch: predict, compute the losses, add them up, let autograd find the
# slopes, take a step. That is all there is to it, here and in every network to come.
#
# **Write `train(features, labels, lr, num_epochs, batch_size)`**, which returns the trained `(w, b)`.
#
# - `features` have the shape $(n, d)$ for any $d$, and `labels` the shape $(n, 1)$.
# - Each call makes its own parameters, and begins anew: `w` with small random numbers, for instance from a normal distribution
#   with the standard deviation 0.01, and `b` with 0.
# - It takes one plain SGD step for each minibatch, with the given learning rate, number of epochs and batch size. The first
#   line holds their default values; leave these as they are. In the last minibatch, which may be smaller, you may divide by
#   `batch_size` or by the true number of examples.
# - `w` has $d$ numbers, in the shape $(d, 1)$, $(d,)$ or $(1, d)$; `b` is a tensor with one number, or a float.
# - It is meant to use your five functions. Parts of `torch.nn` (which begin with small numbers of their own; also
#   `nn.MSELoss`, whose steps are twice as long) and `torch.optim.SGD` with this learning rate are allowed, too. Momentum and
#   other optimizers, such as Adam, are not: their steps are not those of the formula above. A formula for the best weights
#   would not take any steps at all.


# %% solution="linear_regression"
def train(features, labels, lr=0.03, num_epochs=3, batch_size=10):
    """Train a linear model with minibatch SGD on the squared loss.

    features: a float tensor of shape (n, d)
    labels: a float tensor of shape (n, 1)
    returns: (w, b), a tensor with d numbers, and a tensor with one number or a float
    """
    ### BEGIN SOLUTION
    w = torch.normal(0, 0.01, (features.shape[1], 1), requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).sum().backward()
            sgd([w, b], lr, batch_size)
    return w.detach(), b.detach()
    ### END SOLUTION


# %% test="linear_regression"
X, y = synthetic_data(torch.tensor([3.0, -1.0, 0.5]), 10.0, 500)
shapes = (tuple(X.shape), tuple(y.shape))
assert shapes == ((500, 3), (500, 1)), (
    f"500 examples with 3 features have the shapes (500, 3) and (500, 1), not {shapes}"
)
noise = y[:, 0] - (3 * X[:, 0] - X[:, 1] + 0.5 * X[:, 2] + 10)
assert 0.007 < noise.std() < 0.013, (
    f"the noise has the standard deviation {noise.std():.4f}, expected 0.01"
)

names = torch.arange(23.0)
batches = list(data_iter(5, torch.stack([names, -names], 1), names.reshape(-1, 1)))
sizes = [len(X) for X, _ in batches]
assert sizes == [5, 5, 5, 5, 3], f"23 examples in minibatches of 5: {sizes}"
rows = torch.cat([torch.cat([X, y], 1) for X, y in batches])
assert torch.equal(rows[:, 0], rows[:, 2]), "an example came with the label of another one"
assert sorted(rows[:, 0].tolist()) == names.tolist(), "every example comes exactly once"
assert not torch.equal(rows[:, 0], names), "the examples came in their old order"

X = torch.tensor([[50.0, 10.0], [80.0, 2.0]])
got = linreg(X, torch.tensor([[12.0], [-3.0]]), torch.tensor([100.0])).tolist()
assert got == [[670.0], [1054.0]], f"the two flats of the beginning cost 670 and 1054, not {got}"

y_hat = torch.tensor([[2.0], [5.0], [1.0]])
for y in (torch.tensor([[1.0], [5.0], [4.0]]), torch.tensor([1.0, 5.0, 4.0])):
    got = squared_loss(y_hat, y).tolist()
    assert got == [[0.5], [0.0], [4.5]], (
        "the errors 1, 0 and -3 have the losses [[0.5], [0], [4.5]], "
        f"but with y of the shape {tuple(y.shape)} squared_loss returned {got}"
    )

p = torch.tensor([1.0, 2.0], requires_grad=True)
for step, expected in ((1, [0.5, 2.5]), (2, [0.0, 3.0])):
    (p * torch.tensor([20.0, -20.0])).sum().backward()
    sgd([p], lr=0.1, batch_size=4)
    assert torch.allclose(p.detach(), torch.tensor(expected)), (
        f"[1, 2] with the slopes [20, -20], lr=0.1 and batch_size=4 "
        f"becomes {expected} in step {step}, not {p.tolist()}"
    )

w, b = train(features, labels)
w, b = [float(each) for each in w.reshape(-1)], float(b)
assert len(w) == 2, f"two features have two weights, but train returned {len(w)}"
errors = [abs(got - due) for got, due in zip([*w, b], [2.0, -3.4, 4.2], strict=True)]
assert max(errors) < 0.02, (
    f"the data were made with the weights 2 and -3.4 and the bias 4.2, train found {w} and {b}"
)

# %% [markdown]
# ## What training looks like
#
# Real data are noisier. Here are 60 flats. The area is **standardised** (its mean subtracted, then divided by its standard
# deviation), as a step of one size cannot suit features of quite different sizes. After each number of epochs you see the line
# that the model has learned until then:

# %%
area = torch.rand(60, 1) * 90 + 20
rent = 12 * area + 100 + 90 * torch.randn(60, 1)
standardised = (area - area.mean()) / area.std()
fig, ax = plt.subplots(figsize=(7, 4))
ax.scatter(area, rent, s=10, color="gray")
ends = torch.tensor([20.0, 110.0])
for num_epochs, color in ((1, "tab:red"), (5, "tab:orange"), (10, "tab:olive"), (60, "tab:green")):
    w, b = train(standardised, rent, num_epochs=num_epochs)
    line = float(w) * (ends - area.mean()) / area.std() + float(b)
    ax.plot(ends, line, color=color, label=f"after {num_epochs} epochs")
ax.set_xlabel("area in m²")
ax.set_ylabel("rent")
ax.legend()
plt.show()

# %% [markdown]
# **Think about it.** Take `batch_size` out of `sgd`, so that nothing is divided by it, and run the test of `train` alone: with
# the default values it still arrives. Which learning rate does it use in truth? And what happens with `batch_size=100`? A
# mistake that training forgives is one that only a test of the single function finds.
#
# ## The same with PyTorch's parts
#
# Everybody needs these parts, so PyTorch has them:
#
# | from scratch | PyTorch |
# |---|---|
# | `data_iter` | `DataLoader` over a `TensorDataset`, which is a dataset of tensors that belong together, row by row |
# | `linreg`, `w`, `b` | `nn.Linear(d, 1)`; its parameters are `weight` of shape $(1, d)$, and `bias` of shape $(1,)$ |
# | `squared_loss` and the division | `nn.MSELoss()`: one number, the **mean** of the squared errors of a batch |
# | `sgd` | an object of `torch.optim.SGD`, which keeps the parameters and the learning rate |
#
# The mean squared error has no factor ½. For the errors 3 and −1 it is $(9 + 1) / 2 = 5$:

# %%
print(nn.MSELoss()(torch.tensor([[5.0], [1.0]]), torch.tensor([[2.0], [2.0]])))

# %% [markdown]
# ## Exercise: linear regression, concise
#
# **Write `make_net(num_inputs)`**, which returns the model: an `nn.Module` that turns a batch of shape $(n, d)$ into
# predictions of shape $(n, 1)$.
#
# - It contains one `nn.Linear`, alone or inside of another module, and has no other parameters.
# - Its weights are drawn from a normal distribution with mean 0 and standard deviation 0.01, anew in every call; its bias
#   is 0. (`nn.Linear` starts with other numbers. The module `nn.init` has functions that fill a parameter in place.)
#
# **Write `train_concise(net, features, labels, lr, num_epochs, batch_size)`**, which trains `net` itself, and returns a list of
# losses, one for each epoch.
#
# - `net` may come from `make_net` or be any other module that does the same; `features` have the shape $(n, d)$ and `labels`
#   the shape $(n, 1)$.
# - The minibatches come from a `DataLoader`: in each epoch every example once, in a new random order, `batch_size` of them
#   at a time, and what is left over in a last, smaller one.
# - For each minibatch it takes one step with `torch.optim.SGD` (plain, with the learning rate `lr`) on the mean squared error
#   of this minibatch. Leave the default values in the first line as they are.
# - The loss of an epoch is the mean squared error on *all* the examples, measured *after* the last step of this epoch. It is a
#   float or a tensor with one number.
#
# Do not forget that gradients add up here, too.


# %% solution="linear_concise"
def make_net(num_inputs):
    """Return a linear model with one output; its weights are small random numbers, its bias is 0.

    num_inputs: the number of features
    returns: an nn.Module that turns a batch of shape (n, num_inputs) into a tensor of shape (n, 1)
    """
    ### BEGIN SOLUTION
    net = nn.Linear(num_inputs, 1)
    nn.init.normal_(net.weight, std=0.01)
    nn.init.zeros_(net.bias)
    return net
    ### END SOLUTION


# %% solution="linear_concise"
def train_concise(net, features, labels, lr=0.03, num_epochs=3, batch_size=10):
    """Train net with minibatch SGD on the mean squared error.

    net: an nn.Module, which is changed
    features, labels: float tensors of the shapes (n, d) and (n, 1)
    returns: a list with one loss for each epoch, the mean squared error on all examples after it
    """
    ### BEGIN SOLUTION
    loader = DataLoader(TensorDataset(features, labels), batch_size, shuffle=True)
    loss = nn.MSELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    losses = []
    for _ in range(num_epochs):
        for X, y in loader:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
        with torch.no_grad():
            losses.append(loss(net(features), labels).item())
    return losses
    ### END SOLUTION


# %% test="linear_concise"
net = make_net(3)
assert isinstance(net, nn.Module), f"make_net returns an nn.Module, not a {type(net).__name__}"
sizes = sorted(tuple(p.shape) for p in net.parameters())
assert sizes == [(1,), (1, 3)], (
    "a model of 3 features has a weight of shape (1, 3) and a bias of shape (1,), "
    f"but these were found: {sizes}"
)
shape = tuple(net(torch.zeros(7, 3)).shape)
assert shape == (7, 1), f"7 examples have predictions of the shape (7, 1), not {shape}"
at_zero = net(torch.zeros(1, 3)).item()
assert at_zero == 0, f"the bias starts at 0, but the prediction for features of 0 is {at_zero}"
largest = net(torch.eye(3)).abs().max().item()
assert largest < 0.1, f"the weights start near 0, but one is {largest:.3f}"

weights = torch.tensor([[2.0], [-3.4], [1.0]])
X = torch.randn(1000, 3)
y = 2 * X[:, :1] - 3.4 * X[:, 1:2] + X[:, 2:] - 4
losses = train_concise(net, X, y)
assert len(losses) == 3, f"three epochs have three losses, but train_concise returned {losses}"
last = float(losses[-1])
assert last < 1e-3, f"after three epochs the loss is almost 0, not {last:.4f}"
found = net(torch.eye(3)).detach() - net(torch.zeros(3, 3)).detach()
assert torch.allclose(found, weights, atol=0.02), (
    f"the data were made with the weights {weights.flatten().tolist()}, "
    f"but those of net are now {found.flatten().tolist()}"
)

# %% [markdown]
# ## The loss, epoch by epoch
#
# Three learning rates on the data of the beginning, whose noise has the variance $0.01^2$: no model can get its loss below
# this dashed line, except by learning noise by heart.

# %%
fig, ax = plt.subplots(figsize=(7, 3.5))
for lr in (0.001, 0.005, 0.03):
    losses = train_concise(make_net(2), features, labels, lr=lr, num_epochs=8)
    ax.semilogy(range(1, 9), [float(loss) for loss in losses], "o-", label=f"learning rate {lr}")
ax.axhline(0.01**2, color="black", linestyle="--", linewidth=0.8)
ax.set_xlabel("epoch")
ax.set_ylabel("mean squared error")
ax.legend()
plt.show()

# %% [markdown]
# **Think about it.** With the same learning rate, `train_concise` takes longer steps than `train`. How much longer, and where
# in the two losses does that come from? And on a logarithmic axis the curves are straight lines before they reach the floor:
# what does an epoch do to the error, if each one takes the same distance down?
