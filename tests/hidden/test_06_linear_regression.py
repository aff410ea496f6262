"""Hidden checks of 06_linear_regression. Nothing here depends on a clock: the one that time_ratio reads is pretended.

Where a check draws at random, its false-failure probability is below 1e-9 and stated beside it.
"""

import itertools
import math

import numpy as np
import torch

from autograder.checks import exercise, points
from autograder.compare import Mismatch, as_number, assert_close, fields, show

FORGED = "something in the notebook answered in place of the check's own code"


def pair(value, what):
    """Return the two parts of a pair."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise Mismatch(f"{what} was {show(value)}, expected a pair")
    return value


def require_shape(value, shape, what):
    """Require a tensor of floating numbers of this shape."""
    if not isinstance(value, torch.Tensor) or not value.is_floating_point() or value.shape != shape:
        raise Mismatch(f"{what} were {show(value)}, expected a tensor of floating numbers of shape {shape}")


def assert_same(actual, expected, what, **tolerances):
    """Compare, and begin the message with what was compared."""
    try:
        assert_close(actual, expected, **tolerances)
    except Mismatch as mismatch:
        raise Mismatch(f"{what}: {mismatch}") from None


def signed(rng, low, high, *shape):
    """Return numbers of both signs, between two others in size."""
    size = low + (high - low) * torch.rand(shape, generator=rng)
    return torch.where(torch.rand(shape, generator=rng) < 0.5, -size, size)


# vectorise


def add_two(names, name, a, b):
    """Add two vectors; return the sum as it was at once and as it is when a and b have changed, and a and b."""
    out = names[name](a, b)
    seen = {"a": a.clone(), "b": b.clone(), "out": out.clone() if isinstance(out, torch.Tensor) else out}
    a.zero_()
    b.zero_()
    return seen | {"later": out}


def count_turns(names, name, lengths, dtype):
    """Add vectors of these lengths; report how many lines of Python were run for each, and the sums.

    A line counts each time that it is run, and so does the line of a comprehension in each of its turns. A call of torch
    runs some lines here; the numbers that it gets in a list are reported apart.
    """
    import sys

    from torch.overrides import TorchFunctionMode

    counts, items, sums = [], [], []

    class Watch(TorchFunctionMode):
        def __torch_function__(self, function, types, args=(), kwargs=None):
            items[-1] += sum(len(each) for each in args if isinstance(each, list | tuple))
            return function(*args, **(kwargs or {}))

    def count(frame, event, arg):
        counts[-1] += 1
        return count

    for length in (3, *lengths):  # the first time something may be set up
        a, b = torch.arange(length).to(dtype), torch.ones(length, dtype=dtype)
        counts.append(0)
        items.append(0)
        before = sys.gettrace()
        with Watch():
            sys.settrace(count)
            try:
                sums.append(names[name](a, b))
            finally:
                sys.settrace(before)
    return {"lines": counts[1:], "items": items[1:], "sums": sums[1:]}


def pretend_times(names, start, slow_times, fast_times, a, b, form):
    """Call time_ratio with functions that take these times on a clock of our own; report what happened."""
    now, calls = [start], []

    def takes(which, times):
        left = list(times)

        def function(*args, **kwargs):
            now[0] += left.pop(0) if left else max(times)
            calls.append([which, [each.clone() for each in (*args, *kwargs.values())]])
            return args[0] if args else None

        return function

    def clock():
        return now[0]

    functions = takes("slow", slow_times), takes("fast", fast_times)
    if form == "arguments":
        ratio = names.time_ratio(*functions, a, b, len(slow_times), clock)
    else:
        repeats = {} if form == "default" else {"repeats": len(slow_times)}
        ratio = names.time_ratio(slow=functions[0], fast=functions[1], a=a, b=b, clock=clock, **repeats)
    return {"ratio": ratio, "calls": calls}


def vectors(rng):
    for length, dtype in ((1, torch.float32), (13, torch.float32), (6, torch.float64), (9, torch.int64)):
        yield [(torch.randn(length, generator=rng) * 1000).to(dtype) for _ in "ab"]


def assert_adds(student, rng, name):
    for a, b in vectors(rng):
        student.last_call = f"{name}(a, b)"
        out, later = fields(student.run(add_two, name, a, b), "out", "later")
        assert_same(out, a + b, name, rtol=1e-6)
        assert_same(later, a + b, f"the result of {name}, when a and b were changed later", rtol=1e-6)


def turns(student, name):
    """Return how many lines of Python more it takes to add 500 numbers than to add 20, and how many more in lists."""
    *counts, sums = fields(student.run(count_turns, name, [20, 500], torch.float32), "lines", "items", "sums")
    for result, length in zip(pair(sums, name), (20, 500), strict=True):
        assert_same(result, torch.arange(length) + torch.ones(length), name)
    return [as_number(many) - as_number(few) for few, many in (pair(each, name) for each in counts)]


def timed(student, rng, repeats, form="arguments"):
    """Let time_ratio time functions on a pretended clock; return its result, the calls, and the times that they took.

    From repeat to repeat the times of slow grow by 1.2 and those of fast by 1.6, in random order: no mean will do.
    """
    start = 1000 * (1 + torch.rand((), generator=rng, dtype=torch.float64).item())
    times = []
    for unit, growth in ((4.0, 1.2), (0.25, 1.6)):
        steps = growth ** torch.arange(repeats, dtype=torch.float64) * (1 + torch.rand((), generator=rng).item())
        times.append((unit * steps[torch.randperm(repeats, generator=rng)]).tolist())
    a, b = torch.randn(5, generator=rng), torch.randn(5, generator=rng)
    seen = student.run(pretend_times, start, *times, a, b, form)
    ratio, calls = fields(seen, "ratio", "calls")
    if not isinstance(calls, list) or not all(isinstance(call, list) and len(call) == 2 for call in calls):
        raise Mismatch(FORGED)
    return as_number(ratio), calls, times, (a, b)


@exercise("vectorise")
class TestVectorise:
    @points(1, hint="make a result like a, for instance with torch.zeros_like(a), and fill in a[i] + b[i] for every i")
    def test_add_loop(self, student, rng):
        """add_loop returns the sum of two vectors, a new tensor of their length and type."""
        assert_adds(student, rng, "add_loop")

    @points(1, hint="tensors are added as a whole with +")
    def test_add_vector(self, student, rng):
        """add_vector returns the sum of two vectors, a new tensor of their length and type."""
        assert_adds(student, rng, "add_vector")

    @points(1, hint="write into a tensor of your own: `c = a` is no copy, and `a += b` changes a")
    def test_inputs_stay(self, student, rng):
        """Both functions leave a and b as they are."""
        for name in ("add_loop", "add_vector"):
            for a, b in vectors(rng):
                seen = student.run(add_two, name, a, b)
                for which, given, after in zip("ab", (a, b), fields(seen, "a", "b"), strict=True):
                    assert_same(after, given, f"{which} after {name}(a, b)")

    @points(1, hint="go through the positions with `for`, and add one number to another in each turn")
    def test_loop(self, student):
        """add_loop adds two numbers in each turn of a loop in Python."""
        more, _ = turns(student, "add_loop")
        assert more >= 480, f"add_loop runs {more:.0f} lines more for 500 numbers than for 20: that is no turn for each number"

    @points(1, hint="add the whole tensors in one operation: no `for`, no comprehension, no map")
    def test_no_loop(self, student):
        """add_vector does the same work in Python for long vectors as for short ones."""
        more, items = turns(student, "add_vector")
        assert more < 240, f"add_vector runs {more:.0f} lines of Python more for 500 numbers than for 20: there is a loop in it"
        assert items < 240, "add_vector makes a tensor of a list of single numbers"

    @points(2, hint="read clock() right before and right after a call, and divide the time of slow by that of fast")
    def test_ratio(self, student, rng):
        """time_ratio is the time of slow divided by the time of fast, as the given clock shows them."""
        for form in ("arguments", "keywords"):
            ratio, _, ((slow,), (fast,)), _ = timed(student, rng, 1, form)
            assert_same(ratio, slow / fast, f"slow took {slow:.5g} s, fast {fast:.5g} s, once each", rtol=1e-6)

    @points(2, hint="keep the times of all calls of a function, and take the min of them")
    def test_shortest_time(self, student, rng):
        """Of several repeats the shortest counts, for each of the two functions."""
        for repeats in (2, 3, 7):
            ratio, _, (slow, fast), _ = timed(student, rng, repeats)
            what = f"the shortest of {repeats} times were {min(slow):.5g} s (slow) and {min(fast):.5g} s (fast)"
            assert_same(ratio, min(slow) / min(fast), what, rtol=1e-6)

    @points(1, hint="a loop over range(repeats), in which slow(a, b), or fast(a, b), is called once")
    def test_calls(self, student, rng):
        """Each function is called with a and b, exactly `repeats` times, which is 5 by default."""
        for repeats, form in ((1, "arguments"), (4, "arguments"), (5, "default")):
            _, calls, _, given = timed(student, rng, repeats, form)
            for name in ("slow", "fast"):
                count = sum(which == name for which, _ in calls)
                told = "without repeats, which is 5 by default" if form == "default" else f"with repeats={repeats}"
                assert count == repeats, f"{told}, {name} was called {count} times"
            for which, got in calls:
                for part, due in zip(pair(got, f"what {which} was called with"), given, strict=True):
                    assert_same(part, due, f"{which} was called with another vector")


# linear_regression

NUMBER = 5000  # of examples or weights that are drawn, where their distribution is judged


def draw(names, w, b, number, times):
    return [names.synthetic_data(w.clone(), b, number) for _ in range(times)]


def drawn(student, rng, number=NUMBER, times=1):
    """Return w, b, and draws (X, y) of synthetic_data, in double precision, y as a row."""
    w, b = signed(rng, 1, 3, 3), signed(rng, 1, 9).item()
    draws = student.run(draw, w, b, number, times)
    if not isinstance(draws, list) or len(draws) != times:
        raise Mismatch(FORGED)
    for X, y in (pair(each, "what synthetic_data returned") for each in draws):
        require_shape(X, (number, 3), f"the features of {number} examples, with w of shape (3,),")
        require_shape(y, (number,) if isinstance(y, torch.Tensor) and y.dim() == 1 else (number, 1), "the labels")
    return w.double(), b, [(X.double(), y.reshape(-1).double()) for X, y in draws]


def noise_of(w, b, X, y):
    """Return what is left of the labels of a data set without their noise."""
    return y - (X * w).sum(1) - b


def assert_normal(values, std, what):
    """Numbers look like a sample of NUMBER from a normal distribution with mean 0 and this standard deviation.

    Each bound is 7 standard deviations of what is measured: a right answer fails with a probability below 1e-11.
    """
    found, mean = values.std().item(), values.mean().item()
    assert abs(found / std - 1) < 7 / math.sqrt(2 * NUMBER), f"{what} the standard deviation {found:.5f}, expected {std}"
    assert abs(mean / std) < 7 / math.sqrt(NUMBER), f"{what} the mean {mean:.5f}, expected 0"
    within = (values.abs() < std).double().mean().item()
    normal = abs(within - 0.6827) < 7 * 0.4655 / math.sqrt(NUMBER)
    assert normal, f"{what} {within:.1%} of their numbers between -{std} and {std}, expected 68.3%"


@exercise("linear_regression", together=True)
class TestSyntheticData:
    @points(1, hint="make X with num_examples rows and len(w) columns, and y.reshape(-1, 1) at the end")
    def test_data_shapes(self, student, rng):
        """synthetic_data returns features of shape (num_examples, d) and labels of shape (num_examples, 1)."""
        for features, number in ((3, 8), (1, 5), (4, 1)):
            what = f"with w of shape ({features},) and num_examples={number}"
            X, y = pair(student.synthetic_data(signed(rng, 1, 3, features), 0.5, number), "what synthetic_data returned")
            require_shape(X, (number, features), f"the features, {what},")
            require_shape(y, (number, 1), f"the labels, {what},")

    @points(1, hint="torch.randn draws from the standard normal distribution; torch.rand does not")
    def test_features(self, student, rng):
        """Every feature is drawn from the standard normal distribution, and alone."""
        _, _, [(X, _)] = drawn(student, rng)
        for column, feature in enumerate(X.T):
            assert_normal(feature, 1, f"the examples' feature {column} has")
        together = torch.corrcoef(X.T).triu(1).abs().max().item()
        # 7 standard deviations of the correlation of independent numbers
        assert together < 0.1, f"two features are not independent: their correlation is {together:.2f}"
        assert len(X.unique(dim=0)) == NUMBER, "some examples have the same features"

    @points(2, hint="add b once and 0.01 * torch.randn(num_examples), one number for each example")
    def test_labels(self, student, rng):
        """The labels are Xw + b and a noise of standard deviation 0.01 (not variance) around 0."""
        w, b, [(X, y)] = drawn(student, rng)
        assert_normal(noise_of(w, b, X, y), 0.01, "the differences y - (Xw + b) have")

    @points(1, hint="set no seed inside of the function")
    def test_drawn_anew(self, student, rng):
        """Every call draws new features and new noise."""
        w, b, draws = drawn(student, rng, number=100, times=2)
        (first, second), noises = [X for X, _ in draws], [noise_of(w, b, X, y) for X, y in draws]
        assert not torch.equal(first, second), "two calls returned the same features"
        # 100 independent pairs: the correlation is farther from 0 than 0.9 with a probability below 1e-30.
        alike = torch.corrcoef(torch.stack(noises))[0, 1].item()
        assert not abs(alike) > 0.9, "two calls had the same noise"


def go_through(names, batch_size, features, labels, epochs):
    """Go through the minibatches several times; report them, and features and labels as they are afterwards."""
    import itertools

    found = [list(itertools.islice(names.data_iter(batch_size, features, labels), 1000)) for _ in range(epochs)]
    return {"epochs": found, "features": features, "labels": labels}


def epochs_of(student, batch_size, features, labels, epochs=1):
    """Return for each epoch the features, the labels, and the sizes of the minibatches; and what data_iter left of the data."""
    seen = student.run(go_through, batch_size, features, labels, epochs)
    found, *after = fields(seen, "epochs", "features", "labels")
    if not isinstance(found, list) or len(found) != epochs:
        raise Mismatch(FORGED)
    return [joined(batches, features, labels) for batches in found], after


def joined(batches, features, labels):
    """Return what all minibatches of an epoch hold, and their sizes."""
    if not isinstance(batches, list) or not batches:
        raise Mismatch("data_iter delivered no minibatch")
    for batch in batches:
        for part, whole, name in zip(pair(batch, "a minibatch"), (features, labels), ("features", "labels"), strict=True):
            size = len(batch[0]) if isinstance(batch[0], torch.Tensor) and batch[0].dim() else 0
            if not isinstance(part, torch.Tensor) or part.shape != (size, *whole.shape[1:]) or part.dtype != whole.dtype:
                raise Mismatch(
                    f"the {name} of a minibatch of {size} were {show(part)}, expected {size} rows of a "
                    f"{str(whole.dtype).removeprefix('torch.')} tensor of shape {tuple(whole.shape)}"
                )
    return *(torch.cat(parts) for parts in zip(*batches, strict=True)), [len(batch[0]) for batch in batches]


@exercise("linear_regression", together=True)
class TestDataIter:
    @points(2, hint="shuffle the numbers of the rows once, cut them into pieces, and take the same rows of both tensors")
    def test_every_example_once(self, student, rng):
        """Every example comes exactly once, with its own label; features and labels themselves stay as they are."""
        for number, batch_size, dtype, shape in ((41, 8, torch.float32, (-1, 1)), (30, 7, torch.float64, (-1,))):
            names = torch.randperm(1000, generator=rng)[:number]
            features = torch.stack([names, -names, names**2], 1).to(dtype)
            labels = names.to(dtype).reshape(shape)
            epochs, after = epochs_of(student, batch_size, features, labels, epochs=2)
            for was, now, name in zip((features, labels), after, ("features", "labels"), strict=True):
                assert_same(now, was, f"{name}, after data_iter")
            for X, y, _ in epochs:
                found, due = y.flatten().sort().values, names.sort().values
                if found.tolist() != due.tolist():
                    kinds = len(found.unique())
                    raise Mismatch(f"of {number} examples, {len(found)} came, and {kinds} different ones; each comes once")
                assert_same(X[:, 0], y.flatten(), "feature 0 of each example, where it is the same number as the label")
                assert_same(X, torch.stack([y.flatten(), -y.flatten(), y.flatten() ** 2], 1), "the features of an epoch")

    @points(1, hint="go from 0 to n in steps of batch_size; a slice that reaches beyond the end stops there by itself")
    def test_sizes(self, student, rng):
        """A minibatch has batch_size examples; the last one has what is left over."""
        for number, batch_size in ((23, 5), (12, 4), (3, 10), (6, 1)):
            features, labels = torch.randn(number, 2, generator=rng), torch.randn(number, 1, generator=rng)
            [(_, _, sizes)], _ = epochs_of(student, batch_size, features, labels)
            expected = [min(batch_size, number - start) for start in range(0, number, batch_size)]
            assert sizes == expected, f"{number} examples in minibatches of {batch_size} had the sizes {show(sizes)}"

    @points(2, hint="make a new random order, for instance with torch.randperm(n), in every call, and set no seed")
    def test_random_order(self, student, rng):
        """The examples come in random order, and in another one in every call."""
        names = torch.arange(200.0) + int(torch.randint(1000, (), generator=rng))
        epochs, _ = epochs_of(student, 10, names.reshape(-1, 1), names.reshape(-1, 1), epochs=3)
        orders = [y[:, 0] for _, y, _ in epochs]
        for order in orders:
            assert_same(order.sort().values, names, "the sorted labels of an epoch")
            # By chance the first batch holds the first 10 of 200 with a probability of 1 / C(200, 10) < 1e-16; on average
            # one example comes right after its old neighbour, and 100 of them do with a probability below 1e-100.
            assert order[:10].max() > names[9], "the first minibatch held the first examples: they were not shuffled"
            together = int((order.diff() == 1).sum())
            assert together < 100, f"{together} of 200 examples came right after their old neighbour: shuffle single examples"
        assert not any(torch.equal(*two) for two in itertools.pairwise(orders)), "two calls had the same order"


def run_twice(names, name, args, direction, wanted):
    """Call a function without and with gradients; report the results, the gradients of some arguments, and all arguments."""
    import contextlib

    plain = names[name](*[each.clone() for each in args])
    held = [each.clone() for each in args]
    names[name](*held)
    leaves = [each.clone().requires_grad_(index in wanted) for index, each in enumerate(args)]
    out = (names[name](*leaves) * direction).sum()
    with contextlib.suppress(RuntimeError):  # without a way back to the arguments their gradients stay None
        out.backward()
    return {"plain": plain, "after": held, "gradients": [leaves[index].grad for index in wanted]}


@exercise("linear_regression", together=True)
class TestModelAndLoss:
    @points(2, hint="the matrix product X @ w, and b added to each row")
    def test_linreg(self, student, rng):
        """linreg returns Xw + b, of shape (n, 1), and autograd can go back through it to w and b."""
        for number, features, dtype in ((7, 3, torch.float32), (1, 4, torch.float32), (5, 1, torch.float64)):
            X, w, b = (torch.randn(shape, generator=rng).to(dtype) for shape in ((number, features), (features, 1), (1,)))
            direction = torch.randn(number, 1, generator=rng).to(dtype)
            seen = student.run(run_twice, "linreg", [X, w, b], direction, [1, 2])
            plain, gradients = fields(seen, "plain", "gradients")
            expected = (X * w[:, 0]).sum(1, keepdim=True) + b
            assert_same(plain, expected, f"linreg with X of shape {tuple(X.shape)}", rtol=1e-5, atol=1e-5)
            due = ((X * direction).sum(0)[:, None], direction.sum(0))
            for gradient, expected, name in zip(pair(gradients, "linreg"), due, "wb", strict=True):
                assert_same(gradient, expected, f"the gradient of {name}", rtol=1e-4, atol=1e-4)

    def loss(self, student, rng, shape, label_shape, dtype=torch.float32):
        """Compare the losses of random numbers; return y_hat, y, the direction, and what else was seen."""
        y_hat, y = (3 * torch.randn(each, generator=rng).to(dtype) for each in (shape, label_shape))
        direction = torch.randn(shape, generator=rng).to(dtype)
        seen = student.run(run_twice, "squared_loss", [y_hat, y], direction, [0])
        plain, after, gradients = fields(seen, "plain", "after", "gradients")
        error = y_hat - y.reshape(shape)
        what = f"squared_loss with y_hat of shape {shape} and y of shape {label_shape}"
        assert_same(plain, error * error / 2, what, rtol=1e-5, atol=1e-6)
        return y_hat, y, direction * error, after, gradients

    @points(2, hint="the squared difference, divided by 2, for each example: no sum, no mean; give y the shape of y_hat")
    def test_loss(self, student, rng):
        """squared_loss returns half of the squared error of each prediction."""
        for shape, dtype in (((8, 1), torch.float32), ((5,), torch.float64), ((1, 1), torch.float32)):
            self.loss(student, rng, shape, shape, dtype)

    @points(2, hint="give y the shape of y_hat before you subtract: y.reshape(y_hat.shape)")
    def test_loss_of_other_shape(self, student, rng):
        """squared_loss compares number by number where one shape is (n, 1) and the other (n,)."""
        for shape, label_shape in (((6, 1), (6,)), ((6,), (6, 1)), ((1, 1), (1,))):
            self.loss(student, rng, shape, label_shape)

    @points(1, hint="if only this fails: compute with the tensors that you were given, and write into none of them")
    def test_loss_and_autograd(self, student, rng):
        """Autograd can go back through squared_loss, and y_hat and y stay as they are."""
        for shape, label_shape in (((9, 1), (9, 1)), ((4,), (4,))):
            y_hat, y, expected, after, gradients = self.loss(student, rng, shape, label_shape)
            if not isinstance(gradients, list) or len(gradients) != 1:
                raise Mismatch(FORGED)
            assert_same(gradients[0], expected, "the gradient of y_hat", rtol=1e-4, atol=1e-5)
            for was, now, name in zip((y_hat, y), pair(after, "squared_loss"), ("y_hat", "y"), strict=True):
                assert_same(now, was, f"{name}, after squared_loss")


def take_steps(names, starts, slopes, lr, batch_size):
    """Take a step for each row of slopes; report the parameters after each step, and the gradients.

    `held` are the parameters as somebody else holds them.
    """
    params = [start.clone().requires_grad_() for start in starts]
    held, values, gradients = list(params), [], []
    for row in slopes:
        sum((parameter * slope).sum() for parameter, slope in zip(held, row, strict=True)).backward()
        names.sgd(params, lr, batch_size)
        values.append([parameter.detach().clone() for parameter in held])
        gradients.append([None if parameter.grad is None else parameter.grad.clone() for parameter in held])
    return {"values": values, "gradients": gradients}


def stepped(student, rng, steps, batch_size):
    """Take steps; yield for each what was found and expected, and the gradients that were left."""
    shapes = ((4, 1), (1,), (2, 3))
    starts = [torch.randn(shape, generator=rng) for shape in shapes]
    slopes = [[signed(rng, 1, 9, *shape) for shape in shapes] for _ in range(steps)]
    lr = 0.01 + 0.2 * torch.rand((), generator=rng).item()
    found, gradients = fields(student.run(take_steps, starts, slopes, lr, batch_size), "values", "gradients")
    for each in (found, gradients):
        if not isinstance(each, list) or [len(row) if isinstance(row, list) else 0 for row in each] != [3] * steps:
            raise Mismatch(FORGED)
    for number in range(steps):
        starts = [start - lr / batch_size * slope for start, slope in zip(starts, slopes[number], strict=True)]
        yield found[number], starts, gradients[number]


@exercise("linear_regression", together=True)
class TestSgd:
    @points(1, hint="`p = p - …` makes a new tensor: inside torch.no_grad(), write p -= …, or change p.data")
    def test_parameters_change(self, student, rng):
        """sgd changes the parameters themselves, by lr times the slope, downhill (batch size 1)."""
        for found, expected, _ in stepped(student, rng, 1, 1):
            for value, due in zip(found, expected, strict=True):
                assert_same(value, due, "a parameter after sgd(params, lr, 1)", rtol=1e-5, atol=1e-6)

    @points(2, hint="divide the gradient by batch_size: it is the slope of a sum over so many examples")
    def test_divided_by_batch_size(self, student, rng):
        """The step is lr times the slope, divided by the batch size."""
        for batch_size in (7, 32):
            for found, expected, _ in stepped(student, rng, 1, batch_size):
                for value, due in zip(found, expected, strict=True):
                    assert_same(value, due, f"a parameter after sgd(params, lr, {batch_size})", rtol=1e-5, atol=1e-6)

    @points(
        1,
        hint="step inside torch.no_grad(), where parameters go on requiring gradients; then p.grad.zero_(), or p.grad = None",
    )
    def test_next_step(self, student, rng):
        """Gradients are 0 or None afterwards, and the next backward and the next step work."""
        for number, (found, expected, gradients) in enumerate(stepped(student, rng, 3, 1), 1):
            for value, due, gradient in zip(found, expected, gradients, strict=True):
                if gradient is not None:
                    assert_same(gradient, torch.zeros_like(due), f"a gradient after step {number}")
                assert_same(value, due, f"a parameter after step {number}", rtol=1e-4, atol=1e-5)


def train_several(names, features, labels, settings):
    return [names.train(features.clone(), labels.clone(), **setting) for setting in settings]


def trained(student, features, labels, *settings):
    """Return for each setting all parameters in a row, the bias last."""
    found = student.run(train_several, features, labels, settings)
    if not isinstance(found, list) or len(found) != len(settings):
        raise Mismatch(FORGED)
    return [torch.tensor([*weights(w, features.shape[1]), as_number(b)]) for w, b in (pair(each, "train") for each in found)]


def weights(w, number):
    if isinstance(w, torch.Tensor | np.ndarray) and tuple(w.shape) in ((number,), (number, 1), (1, number)):
        return [as_number(each) for each in w.reshape(-1)]
    raise Mismatch(f"w of train with {number} features was {show(w)}, expected a tensor of shape ({number}, 1)")


def balanced_features(rng, number, features):
    """Return features with exactly the mean 0 and the variance 1, and without any correlation."""
    columns = torch.cat([torch.ones(number, 1), torch.randn(number, features, generator=rng)], 1).double()
    return (torch.linalg.qr(columns).Q[:, 1:] * math.sqrt(number)).float()


def exponent(left):
    """Return x where exp(-x) of the way is left."""
    return -math.log(left) if left > 0 else math.inf


def is_near(found, due):
    return abs(found - due) < 0.15 * due + 0.01


def due_exponent(factor, lr, num_epochs, batch_size):
    """Return the exponent after training on 400 examples, where a step takes factor * lr of what is left."""
    return num_epochs * math.ceil(400 / batch_size) * -math.log(1 - factor * lr)


@exercise("linear_regression", together=True)
class TestTrain:
    @points(2, hint="in each epoch, for each minibatch: predictions, losses, their sum, backward, sgd")
    def test_finds_parameters(self, student, rng):
        """With its default values, train finds the weights and the bias that the data were made with."""
        for number, features in ((1003, 1), (997, 5)):
            X, true = torch.randn(number, features, generator=rng), signed(rng, 1, 5, features + 1)
            y = (X * true[:-1]).sum(1) + true[-1] + 0.01 * torch.randn(number, generator=rng)
            # After 300 steps the error is about 1e-4 of the first one (its logarithm has the standard deviation 0.25), and
            # noise adds 4e-4. 0.02 is more than 10 standard deviations away in both.
            [found] = trained(student, X, y.reshape(-1, 1), {})
            assert_same(found, true, f"w and b (last) for data with {features} feature(s)", atol=0.02)

    @points(
        3,
        hint="for each minibatch of batch_size examples a plain SGD step with lr, without momentum; start anew every time",
    )
    def test_settings(self, student, rng):
        """Learning rate, number of epochs and batch size decide how far train comes: it takes plain SGD steps."""
        X, true = balanced_features(rng, 400, 3), signed(rng, 50, 100, 4)
        y = ((X * true[:-1]).sum(1) + true[-1]).reshape(-1, 1)
        base = {"lr": 0.01, "num_epochs": 2, "batch_size": 20}
        changes = {"lr": 0.02}, {"num_epochs": 4}, {"batch_size": 5}, {"lr": 0.05, "num_epochs": 4, "batch_size": 210}
        one_step = {"lr": 0.1, "num_epochs": 1, "batch_size": 400}  # a momentum of 1/2 looks like nn.MSELoss in many steps only
        settings = [base, *(base | change for change in changes), one_step]
        found = trained(student, X, y, *settings)
        left = [torch.dot(true - each, true).item() / torch.dot(true, true).item() for each in found]
        # Each step takes lr times what is left, whatever the order of the examples, up to 1%; with nn.MSELoss, which has no
        # factor 1/2, twice as much. Parameters that begin between -1 and 1 add 2%, and a last batch of 190 instead of 210
        # takes away 5% where it is divided by 210.
        factor = 2 if is_near(exponent(left[0]), due_exponent(2, **base)) else 1
        for rest, setting in zip(left, settings, strict=True):
            due = due_exponent(factor, **setting)
            call = ", ".join(f"{key}={value}" for key, value in setting.items())
            told = f"train(features, labels, {call}) went {1 - rest:.1%} of the way from 0 to the true parameters"
            assert is_near(exponent(rest), due), f"{told}, expected {1 - math.exp(-due):.1%}"

    @points(1, hint="w = torch.normal(0, 0.01, (d, 1), requires_grad=True), b = torch.zeros(1, requires_grad=True)")
    def test_start(self, student, rng):
        """The weights begin with small numbers, and the bias with 0."""
        X, y = torch.randn(50, 100, generator=rng), torch.randn(50, 1, generator=rng)
        [found] = trained(student, X, y, {"lr": 1e-6, "num_epochs": 1, "batch_size": 10})
        for name, start in (("w", found[:-1]), ("b", found[-1:])):
            size = start.square().mean().sqrt().item()
            # Small is 0.01 as well as the 0.06 of nn.Linear, or 0.3: it gets above 0.4 with a probability below 1e-10.
            assert size < 0.4, f"after five steps with lr=1e-6 the numbers of {name} are about {size:.2g}: begin near 0"

    @points(1, hint="leave the first line of train as it was, with lr=0.03, num_epochs=3, batch_size=10, and use these three")
    def test_default_values(self, student):
        """Without settings, train goes as far as with lr=0.03, num_epochs=3 and batch_size=10."""
        # All examples are alike: so their order does not matter, and where w and b begin changes their sum by 1 at most.
        X, y = torch.ones(110, 1), torch.full((110, 1), 1000.0)
        default, same = trained(student, X, y, {}, {"lr": 0.03, "num_epochs": 3, "batch_size": 10})
        what = "w + b with the default values, compared with lr=0.03, num_epochs=3, batch_size=10"
        assert_same(default.sum(), same.sum(), what, atol=2)


# linear_concise


def look_at_nets(names, num_inputs, X, weight, bias):
    """Make two nets; report their parameters, and what one gives, and learns, once its layer has got other numbers."""
    import contextlib

    seen = []
    for _ in range(2):
        net = names.make_net(num_inputs)
        if not isinstance(net, torch.nn.Module):
            return {"nets": [{"kind": type(net).__name__}]}
        layers = [module for module in net.modules() if isinstance(module, torch.nn.Linear)]
        seen.append({"kind": "", "layers": len(layers), "shapes": [tuple(each.shape) for each in net.parameters()]})
        if len(layers) != 1 or sorted(seen[-1]["shapes"]) != [(1,), (1, num_inputs)] or layers[0].bias is None:
            break
        seen[-1] |= {"weight": layers[0].weight.detach().clone(), "bias": layers[0].bias.detach().clone()}
        with torch.no_grad():
            layers[0].weight.copy_(weight)
            layers[0].bias.copy_(bias)
        out = net(X)
        with contextlib.suppress(RuntimeError):
            out.sum().backward()
        seen[-1] |= {"out": out.detach(), "gradients": [layers[0].weight.grad, layers[0].bias.grad]}
    return {"nets": seen}


def made(student, rng, num_inputs, number=5):
    """Return the two nets that were looked at, and X, weight and bias that they were given."""
    X, weight, bias = (torch.randn(shape, generator=rng) for shape in ((number, num_inputs), (1, num_inputs), (1,)))
    student.last_call = f"make_net({num_inputs})"
    [nets] = fields(student.run(look_at_nets, num_inputs, X, weight, bias), "nets")
    for net in nets if isinstance(nets, list) else [None]:
        [kind] = fields(net, "kind")
        if kind:
            raise Mismatch(f"make_net returned an object of the type {show(kind)}, expected an nn.Module")
        layers, shapes = fields(net, "layers", "shapes")
        if layers != 1:
            raise Mismatch(f"the net has {show(layers)} nn.Linear, expected one")
        if not isinstance(shapes, list) or sorted(map(str, shapes)) != sorted([str((1, num_inputs)), "(1,)"]):
            raise Mismatch(f"the parameters of make_net({num_inputs}) have the shapes {show(shapes)}, expected one of "
                           f"shape (1, {num_inputs}) and one of shape (1,)")  # fmt: skip
        fields(net, "weight", "bias", "out", "gradients")
    if len(nets) != 2:
        raise Mismatch(FORGED)
    return nets, X, weight, bias


def watch_training(names, weight, bias, features, labels, setting):
    """Train a net of the check's own; report the examples and parameters of each backward pass, and which tools ran."""
    from torch.optim.optimizer import register_optimizer_step_pre_hook
    from torch.utils.data import DataLoader

    batches, weights, biases, stepped, loaders = [], [], [], [], []

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.predict = torch.nn.Linear(weight.shape[1], 1)

        def forward(self, X):
            out = self.predict(X)
            if out.requires_grad:
                out.register_hook(lambda slope: note(X))
            return out

    def note(X):
        if len(batches) > 2000:
            raise RuntimeError("there were more than 2000 backward passes")
        batches.append(X.detach().clone())
        note_parameters()

    def note_parameters():
        weights.append(net.predict.weight.detach().clone())
        biases.append(net.predict.bias.detach().clone())

    def begin(loader):
        loaders.append(1)
        return original(loader)

    net = Model()
    with torch.no_grad():
        net.predict.weight.copy_(weight)
        net.predict.bias.copy_(bias)
    register_optimizer_step_pre_hook(lambda optimizer, *_: stepped.append(isinstance(optimizer, torch.optim.SGD)))
    original, DataLoader.__iter__ = DataLoader.__iter__, begin
    losses = names.train_concise(net, features, labels, **setting)
    note_parameters()
    seen = {"losses": losses, "batches": batches, "weights": torch.cat(weights), "biases": torch.cat(biases)}
    return seen | {"loaders": len(loaders), "steps": len(stepped), "sgd": all(stepped)}


class Training:
    """A training with train_concise that was watched, and how it must go."""

    def __init__(self, student, rng, number=58, features=3, lr=0.04, num_epochs=3, batch_size=8, default=False):
        self.X = torch.randn(number, features, generator=rng)
        self.y = (self.X * signed(rng, 1, 3, features)).sum(1, keepdim=True) + torch.randn(number, 1, generator=rng)
        self.lr, self.epochs, self.sizes = lr, num_epochs, [len(part) for part in self.X.split(batch_size)]
        setting = {"lr": lr, "num_epochs": num_epochs, "batch_size": batch_size}
        self.told = f"{number} examples, " + ", ".join(f"{key}={value}" for key, value in setting.items())
        student.last_call = f"train_concise(net, features, labels, {self.told.partition(', ')[2]})"
        if default:
            self.told += " by default"
            student.last_call = "train_concise(net, features, labels)"
        start = torch.randn(1, features, generator=rng), torch.randn(1, generator=rng)
        seen = student.run(watch_training, *start, self.X, self.y, {} if default else setting)
        self.losses, batches, weights, biases = fields(seen, "losses", "batches", "weights", "biases")
        self.tools = fields(seen, "loaders", "steps", "sgd")
        if batches == []:
            raise Mismatch("no loss of a prediction of net went backward: net was not trained")
        if not isinstance(batches, list):
            raise Mismatch(FORGED)
        require_shape(weights, (len(batches) + 1, features), "the weights of net during the training")
        require_shape(biases, (len(batches) + 1,), "the biases of net during the training")
        self.parameters = torch.cat([weights, biases[:, None]], 1).double()
        self.rows = [self._rows_of(batch) for batch in batches]

    def _rows_of(self, batch):
        """Return the numbers of the examples that a batch holds."""
        if not isinstance(batch, torch.Tensor) or batch.dim() != 2 or batch.shape[1] != self.X.shape[1]:
            raise Mismatch(f"net was given {show(batch)}, expected a batch of shape (n, {self.X.shape[1]})")
        same = (batch[:, None] == self.X).all(2)
        if not (same.sum(1) == 1).all():
            raise Mismatch("net was given features that are not rows of `features`")
        return same.int().argmax(1)

    def order_of(self, epoch):
        """Return the examples of an epoch in the order in which they came."""
        return torch.cat(self.rows[epoch * len(self.sizes) : (epoch + 1) * len(self.sizes)])

    def assert_batches(self):
        """Every epoch has the right batches, and every example once."""
        sizes = [len(rows) for rows in self.rows]
        due = self.sizes * self.epochs
        if sizes != due:
            found = f"{len(sizes)} batches went backward, and the first had the sizes {show(sizes[: len(self.sizes)])}"
            raise Mismatch(f"{self.told}: {found}, expected {len(due)}, and in each epoch {show(self.sizes)}")
        for epoch in range(self.epochs):
            once = self.order_of(epoch).sort().values.tolist() == list(range(len(self.X)))
            assert once, f"in epoch {epoch + 1} some example came twice, and another one never"

    def assert_steps(self):
        """Each step is lr times the slope of the mean squared error of its batch."""
        for number, (rows, now, then) in enumerate(zip(self.rows, *self._before_and_after(), strict=True), 1):
            X, y = self._with_ones()[rows], self.y[rows].double()
            slope = 2 / len(rows) * (X * (X @ now[:, None] - y)).sum(0)
            what = f"{self.told}: weights and bias (last) after step {number}"
            assert_same(then, now - self.lr * slope, what, rtol=2e-5, atol=2e-5)

    def _before_and_after(self):
        return self.parameters[:-1], self.parameters[1:]

    def _with_ones(self):
        return torch.cat([self.X, torch.ones(len(self.X), 1)], 1).double()

    def assert_losses(self):
        """The losses are those on all examples, with the parameters at the end of each epoch."""
        losses = self.losses.tolist() if isinstance(self.losses, torch.Tensor | np.ndarray) else self.losses
        if not isinstance(losses, list | tuple) or len(losses) != self.epochs:
            raise Mismatch(f"{self.told}: train_concise returned {show(losses)}, expected a list of {self.epochs} losses")
        for epoch, loss in enumerate(losses, 1):
            ended = self.parameters[epoch * len(self.rows) // self.epochs]
            due = (self._with_ones() @ ended[:, None] - self.y).square().mean().item()
            assert_same(as_number(loss), due, f"the loss of epoch {epoch} of {self.epochs}", rtol=1e-3)


@exercise("linear_concise", together=True)
class TestMakeNet:
    @points(2, hint="nn.Linear(num_inputs, 1), and nothing that changes what comes out of it")
    def test_model(self, student, rng):
        """make_net returns a module with one nn.Linear, which computes Xw + b, of shape (n, 1), and can be trained."""
        for num_inputs, number in ((3, 7), (1, 2), (6, 1)):
            nets, X, weight, bias = made(student, rng, num_inputs, number)
            for net in nets:
                assert_same(net["out"], (X * weight).sum(1, keepdim=True) + bias, "net(X)", rtol=1e-5, atol=1e-5)
                for found, due in zip(pair(net["gradients"], "net"), (X.sum(0)[None], torch.full((1,), number)), strict=True):
                    assert_same(found, due.float(), "the slope of the predictions' sum", rtol=1e-4, atol=1e-5)

    @points(2, hint="nn.init.normal_(layer.weight, std=0.01) and nn.init.zeros_(layer.bias), in every call and without a seed")
    def test_initial_parameters(self, student, rng):
        """The weights come from a normal distribution with standard deviation 0.01, anew in every call; the bias is 0."""
        nets, *_ = made(student, rng, NUMBER, 1)
        for net in nets:
            assert_same(net["bias"], torch.zeros(1), "the bias")
            require_shape(net["weight"], (1, NUMBER), "the weights")
            assert_normal(net["weight"], 0.01, "the weights have")
        assert not torch.equal(nets[0]["weight"], nets[1]["weight"]), "two nets started with the same weights"


DEFAULT = {"lr": 0.03, "num_epochs": 3, "batch_size": 10, "default": True}


@exercise("linear_concise", together=True)
class TestTrainConcise:
    @points(2, hint="loop over num_epochs, and in it over the DataLoader; leave drop_last, and the default values, as they are")
    def test_batches(self, student, rng):
        """In every epoch every example comes once, in batches of batch_size, the last one smaller."""
        Training(student, rng).assert_batches()
        Training(student, rng, **DEFAULT).assert_batches()
        Training(student, rng, number=20, features=2, num_epochs=2, batch_size=5).assert_batches()
        Training(student, rng, number=6, features=1, num_epochs=1, batch_size=9).assert_batches()

    @points(1, hint="DataLoader(…, shuffle=True); a new order is drawn whenever a loop over it begins")
    def test_shuffled(self, student, rng):
        """The examples come in random order, and in another one in every epoch."""
        training = Training(student, rng, number=120, batch_size=10)
        training.assert_batches()
        orders = [training.order_of(epoch) for epoch in range(3)]
        for order in orders:
            # 1 / C(120, 10) < 1e-14 for the first batch; one neighbour on average, 60 with a probability below 1e-50.
            assert order[:10].max() > 9, "the first batch of an epoch held the first examples: they were not shuffled"
            assert (order.diff() == 1).sum() < 60, "most examples came right after their old neighbour"
        assert not any(torch.equal(*two) for two in itertools.pairwise(orders)), "two epochs had the same order"

    @points(3, hint="for each batch: zero_grad, the backward of nn.MSELoss()(net(X), y), step; SGD gets lr, and no momentum")
    def test_steps(self, student, rng):
        """For each batch, the parameters of net take one SGD step on the mean squared error of this batch."""
        Training(student, rng).assert_steps()
        Training(student, rng, **DEFAULT).assert_steps()
        Training(student, rng, number=20, features=2, lr=0.01, num_epochs=4, batch_size=5).assert_steps()
        Training(student, rng, number=7, features=1, num_epochs=2, batch_size=1).assert_steps()

    @points(2, hint="when the loop over the batches has ended, append the loss of net(features) and labels")
    def test_losses(self, student, rng):
        """The result has the mean squared error on all examples after each epoch."""
        Training(student, rng).assert_losses()
        Training(student, rng, number=20, features=2, lr=0.01, num_epochs=5, batch_size=6).assert_losses()

    @points(1, hint="make torch.optim.SGD(net.parameters(), lr=lr) and a DataLoader over TensorDataset(features, labels)")
    def test_tools(self, student, rng):
        """The batches come from a DataLoader, and torch.optim.SGD takes the steps."""
        training = Training(student, rng)
        loaders, steps, sgd = training.tools
        assert as_number(loaders) >= 1, "no DataLoader was used"
        taken = as_number(steps) == len(training.rows)
        assert taken, f"{len(training.rows)} batches went backward, and an optimizer took {show(steps)} steps"
        assert sgd is True, "the steps were not taken by torch.optim.SGD"

    @points(1, hint="train the net that was given, with the default values lr=0.03, num_epochs=3 and batch_size=10")
    def test_learns(self, student, rng):
        """With its default values, train_concise teaches a net of make_net the weights that the data were made with."""
        for features in (4,):
            X, true = torch.randn(1000, features, generator=rng), signed(rng, 1, 5, features + 1)
            y = (X * true[:-1]).sum(1) + true[-1] + 0.01 * torch.randn(1000, generator=rng)
            probes = torch.cat([torch.zeros(1, features), torch.eye(features)])
            found = student.run(train_and_predict, features, X, y.reshape(-1, 1), probes)
            # As for train, with steps of twice the length: 0.04 is more than 10 standard deviations away.
            expected = torch.cat([true[-1:], true[:-1] + true[-1]])[:, None]
            assert_same(found, expected, "predictions for features of 0, and for one of 1 and the rest 0", atol=0.04)


def train_and_predict(names, num_inputs, X, y, probes):
    net = names.make_net(num_inputs)
    names.train_concise(net, X, y)
    with torch.no_grad():
        return net(probes)
