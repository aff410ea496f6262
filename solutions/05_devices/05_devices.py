# %% [markdown]
# # 5. Devices
#
# A tensor does not only have a shape and a type. It also lives somewhere: in the memory of the processor (the **CPU**) or in
# the memory of a graphics card (a **GPU**). Where it lives decides who computes with it. A GPU has thousands of small
# arithmetic units, and a neural network is little more than sums of products, so the same training step is often 10 to 100
# times faster there.
#
# After this notebook you can
#
# - choose a device that is really there, so that a program runs with and without a GPU,
# - move a tensor, a network, or a whole nest of lists and dicts to it,
# - **measure** how much faster the GPU is, and avoid the mistake that nearly everybody makes first,
# - run a network on a device and bring its answer back.
#
# No GPU is needed. Whatever needs one is written so that it works without. The checks pretend to have some GPUs, and a clock
# on which each product takes as long as they say, so do not be surprised when a message tells of seconds.

# %% readonly="imports"
import time

import matplotlib.pyplot as plt
import pandas as pd
import torch
from torch import nn

# %% [markdown]
# ## Where is a tensor?
#
# Every tensor has a `device`. Unless you say otherwise, it is the CPU. `.to(device)` gives the tensor on another device: a
# copy in other memory, while the old one stays where it was. CUDA is the name of NVIDIA's GPUs in PyTorch: `cuda:0` is the
# first of them, `cuda:1` the second.

# %%
x = torch.arange(6.0).reshape(2, 3)
print("x is on", x.device)
print("the same device again: a new tensor?", x.to("cpu") is not x)

# %% [markdown]
# A `torch.device` is only a *name*. Making one proves nothing, as a phone number does not prove that somebody will answer.
# This line works on every computer:

# %%
print(repr(torch.device("cuda:7")), "has the type", torch.device("cuda:7").type)

# %% [markdown]
# Two small surprises about names. `torch.device("cuda")` means "the current GPU" and is **not equal** to
# `torch.device("cuda:0")`, although both usually lead to the same place. And `"cuda:0"`, the text, is accepted by `.to(…)`
# but it is not a `torch.device`: it has no `.type` and no `.index`.

# %%
print(torch.device("cuda") == torch.device("cuda:0"))
print(torch.device("cuda", 0) == torch.device("cuda:0"), torch.device("cuda:0").index)

# %% [markdown]
# Ask how many GPUs there are with `torch.cuda.device_count()`, and whether there is any with `torch.cuda.is_available()`:

# %%
print("GPUs here:", torch.cuda.device_count(), "  any at all:", torch.cuda.is_available())

# %% [markdown]
# ## Exercise: a GPU if there is one
#
# **Write `try_gpu(i)`**, which returns the device of GPU number `i`, counted from 0, if that GPU exists, and the CPU if not.
#
# **Write `try_all_gpus()`**, which returns a list with the devices of all GPUs, in order. Without a GPU, the list holds the
# CPU, so that there is always something to compute on.
#
# - Both return real `torch.device` objects; GPUs carry their number, as in `cuda:0`.
# - Both look at the machine **when they are called**. What was true when the cell ran may be different later.


# %% solution="try_gpu"
def try_gpu(i=0):
    """Return the device of GPU number i, or the CPU where there is no such GPU.

    i: a whole number, 0 or more
    returns: a torch.device
    """
    ### BEGIN SOLUTION
    if i < torch.cuda.device_count():
        return torch.device(f"cuda:{i}")
    return torch.device("cpu")
    ### END SOLUTION


# %% solution="try_gpu"
def try_all_gpus():
    """Return the devices of all GPUs, or the CPU alone where there is none.

    returns: a list of torch.device
    """
    ### BEGIN SOLUTION
    gpus = [torch.device(f"cuda:{i}") for i in range(torch.cuda.device_count())]
    return gpus or [torch.device("cpu")]
    ### END SOLUTION


# %% test="try_gpu"
count = torch.cuda.device_count()
none_such = try_gpu(count + 5)
assert isinstance(none_such, torch.device), (
    f"try_gpu returns a torch.device, but try_gpu({count + 5}) returned {none_such!r}"
)
assert none_such.type == "cpu", (
    f"this machine has {count} GPUs, so try_gpu({count + 5}) is the CPU, not {none_such}"
)
assert try_gpu().type == ("cuda" if count else "cpu"), (
    f"with {count} GPUs try_gpu() cannot be {try_gpu()}"
)

everything = try_all_gpus()
assert len(everything) == max(count, 1), (
    f"with {count} GPUs try_all_gpus() holds {max(count, 1)} device(s), not {everything}"
)

# %% [markdown]
# **Think about it.** A program that asks for `try_gpu(1)` on a machine with one GPU silently computes on the CPU, perhaps for
# a whole night. When would you rather have an error than a device that always works?
#
# ## One operation, one device
#
# An operation runs where its tensors are, and they must all be in the same place. PyTorch never copies behind your back: a
# copy from the CPU's memory to the GPU's is slow, and you should see where it happens. Mixing devices is therefore an error.
#
# You can watch that without a GPU. PyTorch has a second device that is always there, called `meta`: its tensors have a
# shape and a type, but no numbers in them.

# %%
here = torch.ones(2, 3)
there = here.to("meta")
print(there)
try:
    here @ there.T
except RuntimeError as error:
    print("RuntimeError:", str(error)[:100])

# %% [markdown]
# Modules have `.to(device)` as well. There is a difference: a tensor's `.to` **returns** the moved tensor and leaves the old
# one alone; a module's `.to` moves the parameters **inside** the module, and returns that same module.

# %%
layer = nn.Linear(3, 2)
moved = layer.to("meta")
print("the same module:", moved is layer, "  its weight is now on", layer.weight.device)

# %% [markdown]
# ## Exercise: move everything
#
# A batch is rarely a single tensor. A data set of pictures with captions may give you
# `{"pixels": tensor, "words": [tensor, tensor], "name": "cat.png"}`. Training loops need one function that takes
# *any* such nest and moves all that can be moved.
#
# **Write `moveTo(obj, device)`**, which walks through an object and returns it with everything on the device.
#
# - Tensors and modules are moved with their `.to` method. Whether other things that have one are moved too is up to you.
# - In a list, tuple, set or dict, every element is moved in the same way, however deeply nested; in a dict the **keys** too.
#   A tensor can be a key, and an element of a set.
# - Each container comes back as the kind it was: list → list, tuple → tuple, set → set, dict → dict.
# - In special kinds, such as a named tuple or an `OrderedDict`, the elements are moved as well; these may come back as the
#   kind they were or as a plain tuple or dict.
# - Everything else (numbers, text, `None`, …) is returned as it is.
# - The containers that were given are not changed: you build new ones.
# - `device` is a text such as `"cuda:0"` or a `torch.device`.


# %% solution="moveto"
def moveTo(obj, device):
    """Return obj with every tensor and module in it on the device.

    obj: a tensor, a module, a list, tuple, set or dict of such things, or anything else
    device: a str or a torch.device
    returns: the same structure, in new containers
    """
    ### BEGIN SOLUTION
    if hasattr(obj, "to"):
        return obj.to(device)
    if isinstance(obj, dict):
        return {moveTo(key, device): moveTo(value, device) for key, value in obj.items()}
    for kind in (list, tuple, set):
        if isinstance(obj, kind):
            return kind(moveTo(each, device) for each in obj)
    return obj
    ### END SOLUTION


# %% test="moveto"
a, b = torch.rand(2), torch.rand(3)
batch = {"pixels": a, "words": [b, (a, 7)], "name": "cat.png"}
moved = moveTo(batch, "meta")
assert isinstance(moved, dict), (
    f"a dict comes back as a dict, not as {type(moved).__name__}"
)
pixels, words = moved["pixels"], moved["words"]
assert pixels.device.type == "meta", "the tensor behind the key 'pixels' was not moved"
assert isinstance(words, list), "the list behind the key 'words' is no list any more"
assert words[0].device.type == "meta", "the tensor in the list was not moved"
assert words[1][0].device.type == "meta", "the tensor in the tuple in the list was not moved"
assert words[1][1] == 7, "a number is returned as it is"
assert moved["name"] == "cat.png", "text is returned as it is"
assert batch["pixels"] is a, "the dict that was given still holds its own tensors"

# %% [markdown]
# **Think about it.** A tensor can be iterated over, and so can text: every letter of a text is again a text. What happens to
# a function that recurses into *everything* that `for` accepts?

# %% [markdown]
# ## How much faster is it?
#
# The product of two $n \times n$ matrices takes about $2 n^3$ floating-point operations. A fast processor does some $10^{11}$
# of them in a second, a GPU $10^{13}$ and more. So why not compute everything on the GPU? Because each order to the GPU has
# a fixed price, some millionths of a second, whatever is ordered. A simple model of the time is
#
# $$t(n) = t_\text{start} + \frac{2 n^3}{\text{operations per second}} .$$

# %%
sizes = [2**i for i in range(12)]
model = {
    "CPU: starts in 1 µs, 1e11 operations/s": [1e-6 + 2 * n**3 / 1e11 for n in sizes],
    "GPU: starts in 10 µs, 1e13 operations/s": [1e-5 + 2 * n**3 / 1e13 for n in sizes],
}
fig, ax = plt.subplots(figsize=(6, 3))
for name, seconds in model.items():
    ax.loglog(sizes, seconds, "o-", label=name)
ax.set_xscale("log", base=2)
ax.set_xlabel("n")
ax.set_ylabel("seconds for one product (model)")
ax.legend()
plt.show()

# %% [markdown]
# Small matrices are faster on the CPU, large ones on the GPU. Where the lines cross depends on the machine, and only a
# measurement tells.
#
# ### Orders and deliveries
#
# The CPU does not wait for the GPU. It puts its orders into a queue and goes on at once; the GPU works them off. That is
# good for speed and bad for whoever holds a stopwatch. You can see the effect with an ordinary thread that cooks while the
# main program goes on:

# %%
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as kitchen:
    start = time.perf_counter()
    dish = kitchen.submit(time.sleep, 0.2)
    ordered = time.perf_counter() - start
    dish.result()
    delivered = time.perf_counter() - start
print(f"ordered after {ordered:.4f} s, delivered after {delivered:.4f} s")

# %% [markdown]
# Stopping the watch after the *order* makes the kitchen look a thousand times faster than it is. On a GPU it is the same:
# the Python line with the product returns after microseconds. `torch.cuda.synchronize()` returns when the GPU's queue is
# empty. Reading a value (`.item()`, `.cpu()`) waits as well, and `torch.cuda.Event` puts time stamps into the queue itself.
# Without a GPU, `torch.cuda.synchronize()` raises an error.
#
# Three more things spoil a measurement:
#
# - **Making the matrix** takes longer than multiplying small ones.
# - **Copying it to the GPU** is slow too.
# - **The very first product** on a GPU loads a library and takes up to a second. It must not land in the table.
#
# ## Exercise: the speed-up of X @ X
#
# **Write `matmul_speedup(max_pow, repeats)`.** For each $n = 2^0, 2^1, \dots, 2^\text{max\_pow}$ make a random $n \times n$
# matrix `X`, compute `X @ X` `repeats` times, and measure the seconds, on the CPU and, if there is one, on the GPU.
#
# - Return a table with one row for each size and the columns `n`, `cpu_s`, `gpu_s` and `speedup` = `cpu_s / gpu_s`.
# - The seconds are the total of all repeats or those of one product, but for both devices the same.
# - Only the multiplication is timed, until its result is there: not making `X`, not copying it to the GPU, not what the
#   first product on the GPU takes longer, and nothing that is still in the GPU's queue when the clock starts. You may wait
#   for the result by bringing it back to the CPU, though that adds a little.
# - **Without a GPU it must work too.** `gpu_s` and `speedup` are then `None` or NaN in every row.
#
# The table may be a list of dicts, a list of tuples in the order of the columns, a dict of lists, or a pandas `DataFrame`.
# This function reads all four, and you may use it:


# %% readonly="as_frame"
def as_frame(table):
    """Return a table, in any of the four forms, as a DataFrame with the four columns."""
    frame = pd.DataFrame(table)
    if "n" not in frame.columns:
        frame.columns = ["n", "cpu_s", "gpu_s", "speedup"]
    return frame[["n", "cpu_s", "gpu_s", "speedup"]]


as_frame([(1, 2e-6, 8e-6, 0.25), (2, 2e-6, 8e-6, 0.25)])

# %% [markdown]
# **Write `plot_speedup(table)`**, which draws the speed-up over `n`. It takes a table as your `matmul_speedup` returns it.
#
# - One curve shows `speedup` over `n`. The axes may be logarithmic, or you may draw $\log_2 n$.
# - Both axes of this curve have a label.
# - Curves of `cpu_s` and `gpu_s` may be added, there or in a picture beside it.
# - A table with an empty GPU column raises no error, although it then has no speed-up to draw.


# %% solution="matmul_speedup"
def matmul_speedup(max_pow=11, repeats=3):
    """Measure X @ X for random n x n matrices with n = 1, 2, 4, ..., 2**max_pow.

    max_pow: the largest size is 2**max_pow
    repeats: how often each product is computed
    returns: a table with the columns n, cpu_s, gpu_s, speedup and one row for each size
    """

    ### BEGIN SOLUTION
    def seconds_of(X):
        def wait():
            if X.is_cuda:
                torch.cuda.synchronize()

        X @ X  # so that what only the first product costs is paid
        wait()
        start = time.perf_counter()
        for _ in range(repeats):
            X @ X
        wait()
        return (time.perf_counter() - start) / repeats

    rows = []
    for i in range(max_pow + 1):
        X = torch.rand(2**i, 2**i)
        cpu_s = seconds_of(X)
        gpu_s = seconds_of(X.to("cuda")) if torch.cuda.is_available() else float("nan")
        rows.append({"n": 2**i, "cpu_s": cpu_s, "gpu_s": gpu_s, "speedup": cpu_s / gpu_s})
    return rows
    ### END SOLUTION


# %% solution="matmul_speedup"
def plot_speedup(table):
    """Draw the speed-up over n, with labels on both axes.

    table: what matmul_speedup returns
    """
    ### BEGIN SOLUTION
    frame = as_frame(table).astype(float)
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3))
    left.loglog(frame["n"], frame["cpu_s"], "o-", label="CPU")
    left.loglog(frame["n"], frame["gpu_s"], "o-", label="GPU")
    left.set_xscale("log", base=2)
    left.set(xlabel="n", ylabel="seconds")
    left.legend()
    right.semilogx(frame["n"], frame["speedup"], "o-", base=2)
    right.axhline(1, color="black", linestyle="--")
    right.set(xlabel="n", ylabel="speed-up: CPU / GPU")
    fig.tight_layout()
    plt.show()
    ### END SOLUTION


# %% test="matmul_speedup"
frame = as_frame(matmul_speedup(max_pow=3, repeats=2))
sizes = [int(n) for n in frame["n"]]
assert sizes == [1, 2, 4, 8], (
    f"max_pow=3 means the sizes [1, 2, 4, 8], but the column n is {sizes}"
)
all_there = all(float(seconds) >= 0 for seconds in frame["cpu_s"])
assert all_there, "a time of the CPU is missing or negative"
if torch.cuda.is_available():
    quotients = frame["cpu_s"].astype(float) / frame["gpu_s"].astype(float)
    assert ((frame["speedup"].astype(float) / quotients - 1).abs() < 0.05).all(), (
        "speedup is cpu_s / gpu_s: larger than 1 where the GPU is faster"
    )
else:
    assert frame["gpu_s"].isna().all(), "without a GPU each gpu_s is None or NaN"
    assert frame["speedup"].isna().all(), "without a GPU each speedup is None or NaN"

# %% [markdown]
# Now your own machine. With a GPU you see the speed-up grow with $n$, and where it passes 1. Without one there is only the
# CPU's column: it should grow by about $2^3 = 8$ from one size to the next, once the matrices are large.

# %%
table = matmul_speedup(max_pow=10)
plot_speedup(table)
as_frame(table)

# %% [markdown]
# **Think about it.** Suppose `X` has to be copied to the GPU before each product, and the result back. Copying moves about
# $2 n^2$ numbers, multiplying takes $2 n^3$ operations. For which $n$ does the GPU pay off least, and what does that say about
# moving a batch to the GPU just for one small operation?
#
# ## Exercise: a network on a device
#
# Training and prediction always have the same three steps: put the network on the device, put the batch on the *same*
# device, and bring back what other libraries shall see, because numpy and matplotlib only read the CPU's memory.
#
# **Write `place(net, device)`**, which moves a network to a device and returns it: the network itself, not a copy.
#
# - Afterwards every parameter and every buffer is there, wherever each was before. (A buffer is a tensor that belongs to a
#   network but is not trained, such as the running mean of a `BatchNorm` layer.)
# - Their values stay the same.
#
# **Write `predict_on(net, X, device)`**, which computes `net(X)` on the device and returns the result **as a CPU tensor**.
#
# - The network and `X` may be anywhere beforehand: on the CPU, on this device or on another one.
# - The network really computes on `device`, whatever it is. Where it is afterwards is up to you.
# - You may call `net.eval()`, as is usual before a prediction, or leave the network in the mode that it is in.
# - `device` is a text or a `torch.device`. Gradients are not needed; a result with or without them is fine.


# %% solution="model_on_device"
def place(net, device):
    """Move a network to a device.

    net: a module
    device: a str or a torch.device
    returns: the network, with all parameters and buffers on the device
    """
    ### BEGIN SOLUTION
    return net.to(device)
    ### END SOLUTION


# %% solution="model_on_device"
def predict_on(net, X, device):
    """Compute net(X) on a device.

    net: a module
    X: a tensor of shape (n, ...): n examples
    device: a str or a torch.device
    returns: the network's output for X, a tensor on the CPU
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        return place(net, device)(X.to(device)).cpu()
    ### END SOLUTION


# %% test="model_on_device"
net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2)).eval()
X = torch.rand(5, 3)
expected = net(X).detach()

device = try_gpu()
predicted = predict_on(net, X, device)
assert isinstance(predicted, torch.Tensor), (
    f"predict_on returns a tensor, not {type(predicted).__name__}"
)
assert predicted.device.type == "cpu", (
    f"the result is on {predicted.device}, not on the CPU"
)
assert torch.allclose(predicted, expected, atol=1e-3), "the prediction is not net(X)"

placed = place(net, device)
assert placed is not None, "place moved the network but returned nothing"
places = {name: tensor.device.type for name, tensor in placed.state_dict().items()}
assert set(places.values()) == {device.type}, (
    f"place(net, {device}) left something behind: {places}"
)

# %% [markdown]
# **Think about it.** The function brings its result back to the CPU after each batch. In a training loop somebody adds
# `total_loss += loss.item()` to every step. What does this line do to the GPU's queue, and what could be done instead?
