# %% [markdown]
# # 3. Autograd and gradient descent
#
# To train a network is to look for the weights that make one number small: the loss, which says how wrong the network
# is. With a million weights nobody can try them all. But if we know the **slope** of the loss, we know which way is
# downhill, and can take a step in that direction, and another one. Two tools are enough for that:
#
# - **autograd** works out the slope of whatever PyTorch has computed;
# - **gradient descent** walks downhill with these slopes.
#
# After this notebook you can
#
# - let PyTorch differentiate a function, one with loops and branches included, and keep parts of it constant,
# - write gradient descent by hand, and again with `nn.Parameter` and an optimizer,
# - say when it has arrived, where it can get stuck, and why the step size matters so much.
#
# **Names come back.** Three of the four exercises have a function called `f`, and two have one called `minimise`,
# because that is what such functions are called. A notebook knows a name by its *last* definition. Work from top to
# bottom; when you go back to an earlier exercise, run its cells again before you run its tests.

# %% readonly="imports"
from contextlib import contextmanager

import matplotlib.pyplot as plt
import torch
from torch import nn

# %% [markdown]
# ## Slopes without formulas
#
# Tell a tensor that you will want slopes (`requires_grad=True`), compute with it, and PyTorch keeps a record of every
# operation. From the result, `backward` walks through that record from back to front, multiplies the slopes of the
# single operations (the chain rule), and leaves the product in `.grad`. For $s = \sum_i x_i^3$ the slopes are
# $\partial s / \partial x_i = 3x_i^2$:

# %%
cubed = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)
total = (cubed**3).sum()
total.backward()
print("3x²  :", (3 * cubed.detach() ** 2).tolist())
print(".grad:", cubed.grad.tolist())

# %% [markdown]
# The gradient has the shape of `cubed`: one slope for each number. Nobody typed the formula $3x^2$.
#
# **Gradients add up.** A second `backward` does not replace what is in `.grad`. It *adds* to it. Look at `first` too,
# which was never touched again: `.grad` is a tensor like any other, and whoever holds on to it sees it change.

# %%
first = cubed.grad
print("before:", first.tolist())
(cubed**3).sum().backward()
print("after :", first.tolist(), "  twice as much, and wrong")

# %% [markdown]
# There are three ways to ask for a gradient, and you may use whichever you like:
#
# | ask | get |
# |---|---|
# | `backward` on the result | nothing; the gradient is *added* to `.grad` of each tensor that requires one |
# | `torch.autograd.grad(result, x)` | a tuple with the gradient; `.grad` is left alone |
# | `torch.func.grad(function)(x)` | the gradient of a function at `x`, which need not require anything |
#
# **Constants.** Sometimes a part of a computation shall count as a constant, a target for example. `detach` returns the
# same numbers without their history, so no slope goes through them. With $w = 3$, $w \cdot w^2$ has the slope
# $3w^2 = 27$; but if the first factor is a constant that happens to be 3, the slope is $3 \cdot 2w = 18$:

# %%
w = torch.tensor(3.0, requires_grad=True)
print("slope of w · w²         :", torch.autograd.grad(w * w**2, w)[0].item())
print("slope of constant 3 · w²:", torch.autograd.grad(w.detach() * w**2, w)[0].item())

# %% [markdown]
# **Loops and branches.** Autograd records what was *really computed*. An `if` that was not taken and a loop that ran
# five times are not in the record as such; the five operations are. Below, 5 is divided by 3 twice, so that the
# function is $(a/9)^2$ around $a = 5$, with the slope $2a/81$:


# %%
def shrink_and_square(a):
    while a.abs() > 1:
        a = a / 3
    return a**2


five = torch.tensor(5.0, requires_grad=True)
print("2 · 5 / 81:", 2 * 5 / 81)
print("autograd  :", torch.autograd.grad(shrink_and_square(five), five)[0].item())

# %% [markdown]
# ## Exercise: four gradients
#
# Write these four functions. In the first two, `x` is a vector of floating numbers.
#
# | function | returns |
# |---|---|
# | `grad_2xtx(x)` | the gradient of $2\,x^\top x$ with respect to $x$ ($x^\top x$ is the dot product with itself) |
# | `grad_detached(x)` | the gradient of the sum of $u \cdot x$, where $u$ is $x \cdot x$ as a constant: detached |
# | `f(a)` | what the recipe below makes of the number `a` |
# | `grad_f(a)` | the slope of `f` at `a` |
#
# The products in `grad_detached` are taken element by element. The recipe for `f`: start with $b = 2a$. As long as
# $\lVert b \rVert < 1000$, double $b$. The result is $b$ if the sum of $b$ is greater than 0, and $100\,b$ otherwise.
# (For a single number, the norm $\lVert b \rVert$ is its size without the sign, and the sum is the number itself. `a`
# will be a tensor without axes, and never 0.)
#
# - Let autograd find the gradients; do not work them out on paper.
# - `x` and `a` may or may not require gradients already, and may hold an old `.grad`. Neither changes the result.
# - Who calls a function twice, even with the very same tensor, gets the right answer twice. A result that was returned
#   earlier stays as it is, whatever is called later.


# %% solution="autograd"
def grad_2xtx(x):
    """Return the gradient of 2 * (x · x) with respect to x.

    x: a float tensor of shape (n,)
    returns: a tensor of shape (n,)
    """
    ### BEGIN SOLUTION
    x = x.detach().clone().requires_grad_()
    return torch.autograd.grad(2 * torch.dot(x, x), x)[0]
    ### END SOLUTION


# %% solution="autograd"
def grad_detached(x):
    """Return the gradient of sum(u * x), where u = x * x is a constant.

    x: a float tensor of shape (n,)
    returns: a tensor of shape (n,)
    """
    ### BEGIN SOLUTION
    x = x.detach().clone().requires_grad_()
    y = x * x
    z = y.detach() * x
    return torch.autograd.grad(z.sum(), x)[0]
    ### END SOLUTION


# %% solution="autograd"
def f(a):
    """Return b = 2a, doubled while its norm is below 1000, and times 100 unless its sum is positive.

    a: a float tensor without axes, not 0
    returns: a tensor without axes, through which autograd can go back to a
    """
    ### BEGIN SOLUTION
    b = 2 * a
    while b.norm() < 1000:
        b = 2 * b
    return b if b.sum() > 0 else 100 * b
    ### END SOLUTION


# %% solution="autograd"
def grad_f(a):
    """Return the slope of f at a.

    a: a float tensor without axes, not 0
    returns: one number, a tensor with a single element or a Python float
    """
    ### BEGIN SOLUTION
    a = a.detach().clone().requires_grad_()
    return torch.autograd.grad(f(a), a)[0]
    ### END SOLUTION


# %% test="autograd"
four = torch.arange(4.0)
got = grad_2xtx(four).tolist()
assert got == [0.0, 4.0, 8.0, 12.0], f"grad_2xtx([0, 1, 2, 3]) is [0, 4, 8, 12], not {got}"
got = grad_detached(four).tolist()
assert got != [0.0, 3.0, 12.0, 27.0], "this is the gradient of x³: u must be a constant"
assert got == [0.0, 1.0, 4.0, 9.0], f"grad_detached([0, 1, 2, 3]) is [0, 1, 4, 9], not {got}"

learning = torch.arange(4.0, requires_grad=True)
kept = grad_2xtx(learning)
again = grad_2xtx(learning)
grad_detached(learning)
assert again.tolist() == [0.0, 4.0, 8.0, 12.0], (
    f"the second call with the same tensor gives {again.tolist()}: did two gradients add up?"
)
assert kept.tolist() == [0.0, 4.0, 8.0, 12.0], (
    f"the result of the first call became {kept.tolist()} later: does it share its memory with x.grad?"
)

number = float(f(torch.tensor(3.0)))
assert number == 1536.0, f"3 becomes 6, 12, 24, …, 1536, but f(3) is {number}"
number = float(f(torch.tensor(-3.0)))
assert number == -153600.0, f"-3 becomes -6, …, -1536, then -153600, but f(-3) is {number}"
slope = float(grad_f(torch.tensor(3.0)))
assert abs(slope - 512) < 0.01, f"f multiplies 3 by 512, so its slope there is 512, not {slope}"

# %% [markdown]
# The slope of this `f` is made of steps. Around almost every $a$ it is a constant, a power of 2, or 100 times one:

# %%
places = [place / 4 for place in range(-20, 21) if place]
slopes = [float(grad_f(torch.tensor(place))) for place in places]
fig, ax = plt.subplots(figsize=(6, 3))
ax.semilogy(places, slopes, "o", markersize=3)
ax.set_xlabel("a")
ax.set_ylabel("slope of f")
plt.show()

# %% [markdown]
# **Think about it.** `f` only multiplies `a` by a number, so its slope should be `f(a) / a`. Somebody tests
# `grad_f(a) == f(a) / a` with random `a`. It holds most of the time, and it is false for about 6 of 100 numbers, all of
# them negative. Which of the two sides is exact, and what does that say about comparing floating numbers with `==`?
#
# ## Walking downhill
#
# The slope $f'(x)$ says how $f$ changes when $x$ grows. To make $f$ smaller, go against the slope:
#
# $$x_{\text{new}} = x - \eta \, f'(x)$$
#
# $\eta$ ("eta") is the **learning rate**. One step for $(w + 1)^2 / 4$, from $w = 3$ and with $\eta = 0.5$:


# %%
def bowl(w):
    return (w + 1) ** 2 / 4


w = torch.tensor(3.0, requires_grad=True)
slope = torch.autograd.grad(bowl(w), w)[0].item()
print(f"w = 3, height {bowl(w).item()}, slope {slope}")
print(f"w = {3 - 0.5 * slope}, height {bowl(torch.tensor(3 - 0.5 * slope)).item()}")

# %% [markdown]
# Near the bottom the slope goes to 0, and the steps become short by themselves. So the length of a step tells when to
# stop: **after the first step that is not longer than $\varepsilon$** ("epsilon"),
# $|x_{\text{new}} - x| \le \varepsilon$. A fixed number of steps does not tell whether one has arrived.
#
# Three things go wrong easily:
#
# - The step is not a part of the function, so autograd must not record it. Take it inside a block of `torch.no_grad()`,
#   or make a new tensor for every step.
# - Gradients add up, as you have seen. Each step needs a fresh one.
# - `old = x` makes no copy. If `x` is then changed in place, `old` has changed too, and the step seems to have the
#   length 0.
#
# ## Exercise: gradient descent
#
# **Write `minimise(f, x0, eta, epsilon)`** by hand: no optimizer, the slope from autograd. It starts at `x0`, takes
# steps, stops as said above, and returns two things:
#
# 1. the `x` where it stopped,
# 2. the path: all values of `x` on the way, in their order, up to that last one. `x0` may stand at its beginning or be
#    left out.
#
# **Write `minimise_sgd(f, x0, eta, epsilon)`**, which does the same and returns the same, with PyTorch's tools: `x` is
# an `nn.Parameter` (a tensor that is there to be learned), and `torch.optim.SGD` takes the steps. An optimizer gets a
# list of parameters and the learning rate, `torch.optim.SGD([…], lr=…)`. In every round, `zero_grad` clears the old
# gradients, the `backward` of the result makes new ones, and `step` of the optimizer takes the step.
#
# Both are called with several functions, starts, `eta` and `epsilon`. `f` takes a tensor with one number and returns a
# tensor with one number.


# %% solution="descent"
def minimise(f, x0, eta, epsilon):
    """Walk downhill from x0 until a step is not longer than epsilon.

    f: a function of a tensor with one number
    x0: a float, where to start
    eta: a float, the learning rate
    epsilon: a float, the length of a step that is short enough to stop
    returns: (x, path); x is a float or a tensor with one number, path a list of such or a tensor
    """
    ### BEGIN SOLUTION
    x = torch.tensor(x0)
    path = [x0]
    length = float("inf")
    while length > epsilon:
        step = eta * torch.func.grad(lambda x: f(x).sum())(x)
        x = x - step
        path.append(x.item())
        length = step.abs().item()
    return x.item(), path
    ### END SOLUTION


# %% solution="descent"
def minimise_sgd(f, x0, eta, epsilon):
    """Do the same with an nn.Parameter and torch.optim.SGD; the arguments and the result are those of minimise."""
    ### BEGIN SOLUTION
    x = nn.Parameter(torch.tensor(x0))
    sgd = torch.optim.SGD([x], lr=eta)
    path = [x0]
    length = float("inf")
    while length > epsilon:
        sgd.zero_grad()
        f(x).backward()
        sgd.step()
        length = abs(x.item() - path[-1])
        path.append(x.item())
    return x.item(), path
    ### END SOLUTION


# %% [markdown]
# The tests use a parabola with its bottom at 2. A loop that never stops is the usual accident here, so `patient` gives
# up after 10 000 calls:


# %% readonly="patient"
def patient(function, calls=10_000):
    """Return the function with a limit: it raises an error when it is called too often."""
    left = iter(range(calls))

    def limited(x):
        if next(left, None) is None:
            raise RuntimeError(f"f was called {calls} times, and the loop still runs: when does it stop?")
        return function(x)

    return limited


def parabola(x):
    return (x - 2) ** 2


# %% test="descent"
for walk in (minimise, minimise_sgd):
    name = walk.__name__
    end, path = walk(patient(parabola), -3.5, 0.1, 1e-4)
    visited = [float(x) for x in path]
    assert abs(float(end) - 2) < 0.01, f"{name} ends at {float(end)}, but the bottom is at 2"
    assert any(abs(x - (-2.4)) < 1e-3 for x in visited[:2]), (
        f"{name}: -3.5 has the slope -11, so the first step goes to -2.4, "
        f"but the path begins {visited[:3]}"
    )
    assert 40 <= len(visited) <= 46, (
        f"{name}: with this eta and epsilon about 43 steps are taken, but the path has {len(visited)} values"
    )

# %% [markdown]
# And here is what the learning rate does. With a small `eta` the walk creeps; with a good one it takes few steps; with
# a large one it jumps from one side of the valley to the other.

# %%
fig, axes = plt.subplots(1, 3, figsize=(10, 3), sharey=True)
xs = torch.linspace(-4, 8, 100)
for ax, eta in zip(axes, (0.03, 0.3, 0.95), strict=True):
    _, path = minimise(patient(parabola), -3.5, eta, 1e-3)
    visited = torch.tensor([float(x) for x in path])
    ax.plot(xs, parabola(xs), color="lightgray")
    ax.plot(visited, parabola(visited), "o-", markersize=3, linewidth=0.7)
    ax.set_title(f"eta = {eta}: {len(visited)} values")
    ax.set_xlabel("x")
plt.show()

# %% [markdown]
# **Think about it.** One step on $(x - 2)^2$ multiplies the distance from 2 by $1 - 2\eta$. For which $\eta$ does the
# walk arrive, for which does it arrive in one step, and what happens at $\eta = 1$ and beyond?
#
# ## A landscape with many valleys
#
# A parabola has one valley. Losses of networks do not look like that, and neither does
#
# $$f(x) = \sin(x - 2) \cdot (x + 2)^2 + \sqrt{|\cos x|}$$
#
# From here on, `f` and `minimise` are new functions: the cells below give both names a new meaning.
#
# ## Exercise: find a minimum, and the best one
#
# **Write `f(x)`**, element by element, so that `f` of a tensor has the shape of that tensor. Autograd must be able to
# go through it. Then look at it.


# %% solution="minimise_f"
def f(x):
    """Return sin(x - 2) * (x + 2)² + √|cos x|, element by element.

    x: a float tensor of any shape
    returns: a tensor of the same shape
    """
    ### BEGIN SOLUTION
    return torch.sin(x - 2) * (x + 2) ** 2 + torch.cos(x).abs().sqrt()
    ### END SOLUTION


# %%
def draw_f(lo, hi, ax):
    """Draw the function f of this exercise between lo and hi."""
    xs = torch.linspace(lo, hi, 2000)
    ax.plot(xs, f(xs).detach(), color="gray", linewidth=1)
    ax.set_xlabel("x")
    ax.set_ylabel("f(x)")


fig, axes = plt.subplots(1, 2, figsize=(10, 3))
draw_f(-10, 10, axes[0])
draw_f(-2.5, -0.5, axes[1])
plt.show()

# %% [markdown]
# On the left: the waves grow like $(x + 2)^2$, so the function goes down without end. There is no smallest value at
# all; there are **local minima**, lower than everything nearby, and there is a best one on each closed interval.
#
# On the right, enlarged: where $\cos x = 0$, at $x = \pm\pi/2$ and so on, the root makes a spike that points down. The
# tip of each spike is a local minimum too, and the slope beside it grows without bound. A walk that lands there is
# thrown far away by its next step.
#
# **Write `minimise(x0)`**, which goes downhill from `x0` with slopes from autograd, and returns where it arrived and
# the value of `f` there. Which minimum it finds depends on the learning rate, and every one is right, if you have
# really *arrived* (within 0.02 of a round valley's bottom, within 0.005 of a spike's tip) and are not higher than you
# started. 60 steps, or steps that are too small, may not be enough from −3.5. It is called with other starts too,
# between 0 and 1.
#
# **Write `global_min(lo, hi)`**, which returns the best point of the closed interval from `lo` to `hi`, both ends
# included, and the value of `f` there, in whatever way you like. The value shall be within 0.05 of the lowest one (0.15
# at a spike).
#
# Both shall need no more than a second or two.


# %% solution="minimise_f"
def minimise(x0=-3.5):
    """Go downhill on f from x0 with autograd, until a local minimum is reached.

    x0: a float
    returns: (x, f(x)), two floats or tensors with one number
    """
    ### BEGIN SOLUTION
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    for _ in range(20_000):
        (slope,) = torch.autograd.grad(f(x), x)
        with torch.no_grad():
            x -= 0.01 * slope
        if abs(0.01 * slope) < 1e-7:
            break
    return x.item(), f(x).item()
    ### END SOLUTION


def global_min(lo, hi):
    """Return the point with the lowest f on the closed interval [lo, hi].

    lo, hi: floats, lo < hi
    returns: (x, f(x)), two floats or tensors with one number
    """
    ### BEGIN SOLUTION
    xs = torch.linspace(lo, hi, 200_001, dtype=torch.float64)
    heights = f(xs)
    best = heights.argmin()
    return xs[best].item(), heights[best].item()
    ### END SOLUTION


# %% [markdown]
# To draw the walk, we must know where it went. `watching_f` notes every point at which the notebook's `f` is evaluated:


# %% readonly="watching_f"
@contextmanager
def watching_f():
    """Give a list that collects the points at which f is evaluated, as long as the `with` block runs."""
    global f
    original, visited = f, []

    def watched(*args, **kwargs):
        point = [torch.as_tensor(number).detach() for number in (*args, *kwargs.values())]
        if all(number.numel() == 1 for number in point):
            visited.append([float(number) for number in point])
        return original(*args, **kwargs)

    f = watched
    try:
        yield visited
    finally:
        f = original


# %% test="minimise_f"
height = float(f(torch.tensor(0.0)).detach())
assert abs(height - (-2.63719)) < 1e-3, f"f(0) is -2.63719, but f returned {height}"
assert f(torch.zeros(2, 3)).shape == (2, 3), "f of a tensor has the shape of that tensor"

with watching_f() as walk_on_f:
    found = minimise()
x_star, f_star = [torch.as_tensor(float(number), dtype=torch.float64) for number in found]
assert torch.isfinite(x_star), f"minimise() ended at {x_star}: the steps were too large"
assert abs(f_star - f(x_star)) < 0.02, f"f({x_star:.4f}) is {f(x_star):.4f}, not {f_star:.4f}"
assert f(x_star) <= f(torch.tensor(-3.5)), f"f at {x_star:.4f} is higher than at the start, -3.5"
nearby = min(f(x_star - 0.05), f(x_star + 0.05))
assert f(x_star) <= nearby or abs(torch.cos(x_star)) <= 0.005, (
    f"minimise() stopped at {x_star:.4f}, where f = {f_star:.4f}, but beside it f is {nearby:.4f}"
)

for lo, hi, lowest in ((-5.0, 5.0, -6.8625), (2.0, 6.0, -47.4555)):
    x_best, f_best = [float(number) for number in global_min(lo, hi)]
    assert lo <= x_best <= hi, f"global_min({lo}, {hi}) returned {x_best}, outside of the interval"
    assert abs(f_best - lowest) < 0.05, (
        f"on [{lo}, {hi}] f goes down to {lowest} (did you think of both ends?), "
        f"but global_min found {f_best} at {x_best}"
    )

# %% [markdown]
# The walk of your `minimise()`, from dark to light. (It is empty if `minimise` does not call `f`.)

# %%
walk = [point[0] for point in walk_on_f if abs(point[0]) < 20]
fig, ax = plt.subplots(figsize=(8, 3.5))
draw_f(min([-4.0, *walk]) - 0.5, max([2.0, *walk]) + 0.5, ax)
ax.scatter(walk, f(torch.tensor(walk)).detach(), c=range(len(walk)), s=12, zorder=2)
ax.plot(x_star, f_star, "r*", markersize=12, label=f"minimise() ended at {x_star:.4f}")
ax.legend()
plt.show()

# %% [markdown]
# **Think about it.** Start at 10 with the learning rate 0.1, or at −5. What happens, and why is a rate that works well
# around 1 too large there? (The waves are higher, so the valleys are more sharply curved.) And why does the walk never
# rest on the tip of a spike, although that is a minimum?
#
# ## Two coordinates and an optimizer
#
# With two numbers the slope becomes a vector, the gradient, and the steps go across a landscape:
#
# $$f(x, y) = \frac{e^{\sin^2 x}}{(x - y)^2} + (x - y)^2$$
#
# This is the last function called `f`.
#
# ## Exercise: minimise a function of two numbers
#
# **Write `f(x, y)`**, element by element and through autograd as before. The drawing below calls it with many points at once.
#
# **Write `minimise_xy()`**, which starts at $x = 0.2$, $y = 10$, and takes its steps with an optimizer from
# `torch.optim`. Which one, and with which learning rate, is for you to find out. It returns three numbers: $x$, $y$ and
# $f(x, y)$ where it arrived. There are many lowest points, all equally low, and any of them is right: $f(x, y)$ must
# come out below 2.01. A few seconds are enough.


# %% solution="minimise_xy"
def f(x, y):
    """Return exp(sin(x)²) / (x - y)² + (x - y)².

    x, y: float tensors of the same shape
    returns: a tensor of that shape
    """
    ### BEGIN SOLUTION
    squared = (x - y) ** 2
    return torch.exp(torch.sin(x) ** 2) / squared + squared
    ### END SOLUTION


def minimise_xy():
    """Minimise f with a torch.optim optimizer, from x = 0.2 and y = 10.

    returns: (x, y, f(x, y)), three floats or tensors with one number
    """
    ### BEGIN SOLUTION
    x, y = nn.Parameter(torch.tensor(0.2)), nn.Parameter(torch.tensor(10.0))
    sgd = torch.optim.SGD([x, y], lr=0.05)
    for _ in range(1000):
        sgd.zero_grad()
        f(x, y).backward()
        sgd.step()
    return x.item(), y.item(), f(x, y).item()
    ### END SOLUTION


# %% test="minimise_xy"
height = float(f(torch.tensor(0.2), torch.tensor(10.0)).detach())
assert abs(height - 96.0508) < 1e-2, f"f(0.2, 10) is 96.0508, but f returned {height}"
with watching_f() as walk_on_xy:
    found = minimise_xy()
x_star, y_star, f_star = [torch.tensor(float(number)) for number in found]
assert abs(f_star - f(x_star, y_star)) < 0.01, (
    f"f({x_star:.4f}, {y_star:.4f}) is {f(x_star, y_star):.4f}, but minimise_xy returned {f_star:.4f}"
)
assert f_star < 2.01, (
    f"minimise_xy stopped at f = {f_star:.4f}, and f goes down to 2: "
    "another learning rate, or more steps?"
)

# %% [markdown]
# Dark is low. Two valleys run beside the wall on the line $x = y$, and along each valley the height goes gently up and
# down. The walk falls into a valley within a few steps, and then needs far more to find the lowest place in it.

# %%
walk = torch.tensor(walk_on_xy).reshape(-1, 2)
walk = walk[(walk - torch.tensor([3.0, 5.0])).abs().amax(1) < 12]
grid_x, grid_y = torch.meshgrid(
    torch.linspace(-2, 8, 200), torch.linspace(-2, 11, 201), indexing="ij"
)
heights = f(grid_x, grid_y).detach().clamp(max=100).log10()
fig, ax = plt.subplots(figsize=(6, 4.5))
shades = ax.contourf(grid_x, grid_y, heights, levels=30)
fig.colorbar(shades, label="log10 of f(x, y)")
ax.plot(walk[:, 0], walk[:, 1], "w.-", markersize=3, linewidth=0.7)
ax.plot(x_star, y_star, "r*", markersize=12, label="where minimise_xy ended")
ax.set_xlabel("x")
ax.set_ylabel("y")
ax.legend()
plt.show()

# %% [markdown]
# **Think about it.** Try other optimizers and learning rates: plain SGD with 0.2, Adam with 0.1, SGD with momentum 0.9.
# Some end at another lowest point, and some never settle. Where do the lowest points lie? (Put $d = x - y$, and ask
# which $d$ is best for a fixed $x$, then which $x$ is best.) And why does the walk slow down near $x = 4.7$?
